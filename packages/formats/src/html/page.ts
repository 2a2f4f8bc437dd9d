import { hash } from 'node:crypto'
import { html, type Markup, verbatim } from './markup.ts'

export interface PageHead {
  readonly title: string
  /** The one style of the page. */
  readonly style: string
}

/** A page that needs nothing else and runs nothing, around what it says. Its policy allows its own style alone. */
export function wholePage({ title, style }: PageHead, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${verbatim(style)}</style>
</head>
<body>
${body}
</body>
</html>
`
}

/** CSP Level 3 §6.3: the one style by the digest of its text, and nothing else. */
function policy(style: string): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash('sha256', style, 'base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

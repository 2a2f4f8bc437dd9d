import { hash } from 'node:crypto'
import type { Scan } from '@ringwall/model'
import type { Report } from '../format.ts'
import { printTime } from '../lib/text/index.ts'
import { accepted, compared } from './accepted.ts'
import { unseen } from './coverage.ts'
import { findings } from './findings.ts'
import { MARK, SHAPES } from './icon.ts'
import { html, type Markup, verbatim } from './markup.ts'
import { overview } from './overview.ts'
import { rules } from './rules.ts'
import { STYLE } from './style.ts'

/** One page that needs nothing else and runs nothing: no script, no font, no request. Its policy forbids them too. */
export const report: Report = {
  id: 'html',
  summary: 'one self-contained page, for people',
  mediaType: 'text/html',
  paths: 'as_written',
  write(scan) {
    return page(scan).pieces
  },
}

function page(scan: Scan): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${scan.targets.join(', ')} · Ringwall</title>
<style>${verbatim(STYLE)}</style>
</head>
<body>
${SHAPES}
${header(scan)}
<main>
${overview(scan)}
${unseen(scan.coverage)}
${compared(scan)}${findings(scan)}
${accepted(scan)}${rules(scan)}
</main>
<footer>Ringwall ${scan.version}. Times are UTC.</footer>
</body>
</html>
`
}

function header({ targets, scope, startedAt, finishedAt, version }: Scan): Markup {
  const seconds = ((finishedAt - startedAt) / 1000).toFixed(1)
  return html`<header>
<p class="brand">${MARK}Ringwall <span>${version}</span></p>
<h1>${targets.join(', ')}</h1>
<p class="facts"><span>scanned <time datetime="${printTime(startedAt)}">${printTime(startedAt)}</time> in ${seconds} s</span>
<span>tenant ${scope.tenant}</span>${scope.cluster === '-' ? undefined : html` <span>cluster ${scope.cluster}</span>`}</p>
</header>`
}

/** CSP Level 3 §6.3: the one style by the digest of its text, and nothing else. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${hash('sha256', STYLE, 'base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

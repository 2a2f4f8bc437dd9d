import { printable } from '../lib/text/index.ts'

/** HTML that is right between tags. Only `html` makes it: text cannot become markup by being forgotten. */
export interface Markup {
  readonly source: string
}

export type Part = string | number | Markup | readonly Part[] | undefined

/** HTML with values in it, between tags or within a quoted attribute: text is escaped, markup is not, lists are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { source: String.raw({ raw: strings }, ...parts.map(print)) }
}

/** HTML of our own that has no values in it: the style, pictures. */
export function verbatim(source: string): Markup {
  return { source }
}

/** Sentences with words of code between grave accents, as rules write them. */
export function prose(text: string): Markup {
  return { source: escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>') }
}

function print(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'number') return part.toLocaleString('en')
  if (typeof part === 'string') return escapeHtml(part)
  return 'source' in part ? part.source : part.map(print).join('')
}

/** HTML Standard §13.3, and what steers or reorders text made visible. */
function escapeHtml(text: string): string {
  return printable(text, 'lines')
    .toWellFormed()
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

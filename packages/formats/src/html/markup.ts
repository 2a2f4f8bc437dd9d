import { printable } from '../lib/text/index.ts'

/** HTML that is right between tags. Only `html` makes it: text cannot become markup by being forgotten. */
export interface Markup {
  readonly pieces: readonly string[]
}

export type Part = string | number | Markup | readonly Part[] | undefined

/** HTML with values in it, between tags or within a quoted attribute: text is escaped, markup is not, lists are joined, undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces: string[] = []
  strings.forEach((literal, i) => {
    pieces.push(literal)
    add(pieces, parts[i])
  })
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return { pieces: length > MAX_PIECE ? pieces : [pieces.join('')] }
}

/** HTML of our own that has no values in it: the style, pictures. */
export function verbatim(source: string): Markup {
  return { pieces: [source] }
}

/** Sentences with words of code between grave accents, as rules write them. */
export function prose(text: string): Markup {
  return { pieces: [escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')] }
}

function add(pieces: string[], part: Part): void {
  if (part === undefined) return
  if (typeof part === 'number') pieces.push(part.toLocaleString('en'))
  else if (typeof part === 'string') pieces.push(escapeHtml(part))
  else if ('pieces' in part) for (const piece of part.pieces) pieces.push(piece)
  else for (const inner of part) add(pieces, inner)
}

/** HTML Standard §13.3, and what steers or reorders text made visible. */
function escapeHtml(text: string): string {
  return printable(text, 'lines')
    .toWellFormed()
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)
}

/** Longer markup stays in pieces, so that a page may be longer than a string can be. */
const MAX_PIECE = 65_536

import { clip } from './phrase.ts'
import { printable } from './print.ts'

/**
 * Text as one line of GitHub Flavored Markdown that shows the text and is nothing else: no markup (CommonMark §2.5:
 * entities never are structure), no link, mention, issue reference, emoji or formula, which GitHub makes of plain text
 * afterwards and a zero-width space prevents. Also right where Markdown is not read, inside an HTML block.
 */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .trim()
    .replace(STRUCTURE, entity)
    .replace(/^[-+=]/, entity)
    .replace(/^\d+(?=[.)])/, `$&${NOTHING}`)
    .replaceAll('@', `@${NOTHING}`)
    .replaceAll('$', '<span>$</span>')
    .replace(REFERENCE, (before) => `${before}${NOTHING}`)
}

/** Prose in paragraphs, each line end the end of one; text as `escapeMarkdown` has it. */
export function markdownProse(text: string): string {
  const paragraphs = text.split('\n').map(escapeMarkdown)
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}

/** A code span (CommonMark §6.1): the text as it is, between more backticks than it holds. Empty text gives no span. */
export function markdownCode(text: string): string {
  const line = printable(text)
  if (line.trim() === '') return ''
  const fence = '`'.repeat(longestRun(line) + 1)
  const pad = /^[ `]|[ `]$/.test(line) ? ' ' : ''
  return `${fence}${pad}${line}${pad}${fence}`
}

/** A fenced code block (CommonMark §4.5) that its lines cannot close; lines longer than 200 characters are cut. */
export function markdownFence(lines: readonly string[]): string {
  const shown = lines.map((line) => clip(printable(line), 200))
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1))
  return [fence, ...shown, fence].join('\n')
}

function longestRun(text: string): number {
  let longest = 0
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`
}

/** A zero-width space: seen by no reader, and by every pattern that looks for references. */
const NOTHING = '&#8203;'
const STRUCTURE = /[\\`*_[\]<>&|~#]/g
/** What stands before the part that would make a reference: of `://`, `www.`, `GH-1`, `#1`, `:name:`. */
const REFERENCE = /:(?=\/\/|[\w+-]+:)|\bwww(?=\.)|\bGH-(?=\d)|&#35;(?=\d)/gi

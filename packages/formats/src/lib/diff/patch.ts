import type { DiffLine, Hunk } from './hunks.ts'

/** The two lines that name a file (POSIX `diff -u`, with the `a/` and `b/` of Git). */
export function patchHead(path: string): string {
  return `--- ${patchName(`a/${path}`)}\n+++ ${patchName(`b/${path}`)}\n`
}

/** `@@ -3,4 +3,5 @@`; a side without lines names the line before it. */
export function hunkHead({ before, after, lines }: Hunk): string {
  const removed = lines.filter(({ kind }) => kind !== 'added').length
  const added = lines.filter(({ kind }) => kind !== 'removed').length
  return `@@ -${range(before, removed)} +${range(after, added)} @@`
}

/** A hunk as `git apply` and `patch -p1` read it, line ends as they are. */
export function patchHunk(hunk: Hunk): string {
  return `${hunkHead(hunk)}\n${hunk.lines.map(patchLine).join('')}`
}

/** The character by which a line begins. */
export const MARKS: Readonly<Record<DiffLine['kind'], string>> = { context: ' ', removed: '-', added: '+' }

function range(first: number, count: number): string {
  return `${count === 0 ? first - 1 : first},${count}`
}

function patchLine({ kind, text }: DiffLine): string {
  return `${MARKS[kind]}${text}${text.endsWith('\n') ? '' : `\n${NO_LINE_END}\n`}`
}

/** Git quotes names with what is not printable; `patch` ends others at a tab, so that they may hold spaces. */
function patchName(path: string): string {
  if (!ODD.test(path)) return path.includes(' ') ? `${path}\t` : path
  const escaped = [...new TextEncoder().encode(path)].map((byte) => {
    const character = String.fromCharCode(byte)
    if (character === '"' || character === '\\') return `\\${character}`
    return byte < 32 || byte > 126 ? `\\${byte.toString(8).padStart(3, '0')}` : character
  })
  return `"${escaped.join('')}"`
}

const NO_LINE_END = '\\ No newline at end of file'
const ODD = /[^ -~]|["\\]/

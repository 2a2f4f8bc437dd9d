import type { Edit, Finding, Gap, Path } from '@ringwall/model'
import { printPath } from '@ringwall/model'
import { printJson } from './json.ts'
import { UNSAFE_IN_LINE, UNSAFE_IN_LINES } from './unsafe.ts'

/** Text from outside made safe to show: control characters and those that reorder text become visible escapes, `\u{1b}`. Tabs and, where asked, line ends stay. */
export function printable(text: string, keep: 'line' | 'lines' = 'line'): string {
  return text.replace(keep === 'line' ? UNSAFE_IN_LINE : UNSAFE_IN_LINES, (c) => `\\u{${c.charCodeAt(0).toString(16)}}`)
}

/** A change in words: `set securityContext.privileged: false`, `remove hostPID`. The path is told from the nearest list element or `spec`. */
export function printEdit(edit: Edit): string {
  const near = nearPath(edit.path)
  switch (edit.kind) {
    case 'set':
      return `set ${printPath(near)}: ${printValue(edit.value)}`
    case 'remove':
      return typeof near.at(-1) === 'number'
        ? `remove this entry of ${printPath(near.slice(0, -1))}`
        : `remove ${printPath(near)}`
  }
}

/** `file:line:column`, or the file alone. */
export function printPlace(at: Gap['at']): string {
  return 'start' in at ? `${at.file}:${at.start.line}:${at.start.column}` : at.file
}

/** Where a finding is first seen. */
export function firstPlace(finding: Finding): Gap['at'] {
  return finding.evidence[0]?.span ?? { file: '' }
}

function nearPath(path: Path): Path {
  const before = path.slice(0, -1)
  const list = before.findLastIndex((step) => typeof step === 'number')
  return path.slice(Math.max(list, before.lastIndexOf('spec')) + 1)
}

function printValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`
  return typeof value === 'string' && /^[\w./-]+$/.test(value) ? value : printJson(value, 0)
}

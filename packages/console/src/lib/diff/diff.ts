import type { Edit } from '@ringwall/model'
import type { Exemplar } from '../api/types.ts'
import { printYaml } from './yaml.ts'

/** A line of an excerpt, with what a change does to it. */
export interface DiffLine {
  /** `wrong` stands for what proves the finding where no change is known for this place. */
  readonly kind: 'same' | 'old' | 'new' | 'wrong'
  /** Its number in the file; `undefined` for a line that is not there yet. */
  readonly number: number | undefined
  readonly text: string
}

/** The lines of a place with its change among them; empty where no lines were sent. */
export function diffOf(exemplar: Exemplar): readonly DiffLine[] {
  const { excerpt, edit, line } = exemplar
  if (excerpt === undefined) return []
  const lines = excerpt.lines.map((text, i) => ({ number: excerpt.firstLine + i, text }))
  const at = lines.findIndex(({ number }) => number === line)
  const written = lines[at]
  if (written === undefined || edit === undefined || !isHere(exemplar, edit)) {
    return lines.map((each) => ({ kind: each.number === line ? 'wrong' : 'same', ...each }))
  }
  const isKey = keyOf(written.text) === String(edit.path.at(-1))
  const end = isKey
    ? endOf(
        lines.map(({ text }) => text),
        at,
      )
    : at
  const added = isKey ? replaced(written.text, edit) : inserted(written.text, edit)
  return [
    ...lines.slice(0, isKey ? at : at + 1).map((each) => ({ kind: 'same', ...each }) as const),
    ...(isKey ? lines.slice(at, end) : []).map((each) => ({ kind: 'old', ...each }) as const),
    ...added.map((text) => ({ kind: 'new', number: undefined, text }) as const),
    ...lines.slice(isKey ? end : at + 1).map((each) => ({ kind: 'same', ...each }) as const),
  ]
}

/** True where the change is of the very value that is wrong, and its lines can be shown where it stands. */
export function isHere({ path, excerpt }: Exemplar, edit: Edit): boolean {
  return excerpt !== undefined && path === printPath(edit.path) && typeof edit.path.at(-1) === 'string'
}

/** A change in words of YAML, for a place whose lines are not shown: `readOnly: true`. */
export function printEdit(edit: Edit): readonly string[] {
  const last = edit.path.at(-1)
  const key = typeof last === 'number' ? '-' : `${String(last)}:`
  return edit.kind === 'remove' ? [key] : printYaml(key, edit.value, 0)
}

/** `spec.containers[0].image`, as the engines print it. */
export function printPath(path: readonly (string | number)[]): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`
      return PLAIN_KEY.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
    })
    .join('')
    .replace(/^\./, '')
}

function replaced(text: string, edit: Edit): readonly string[] {
  if (edit.kind === 'remove') return []
  const indent = indentOf(text)
  const dash = text.trimStart().startsWith('- ') ? '- ' : ''
  return printYaml(`${dash}${String(edit.path.at(-1))}:`, edit.value, indent)
}

/** New lines below the nearest thing that is written: as deep in it as the path goes on from there. */
function inserted(anchor: string, edit: Edit): readonly string[] {
  if (edit.kind === 'remove') return []
  const key = keyOf(anchor)
  const from = edit.path.lastIndexOf(key ?? '')
  const isItem = anchor.trimStart().startsWith('- ')
  const lastItem = edit.path.findLastIndex((step) => typeof step === 'number')
  const isOfItem = isItem && lastItem > from
  const rest = edit.path.slice((isOfItem ? lastItem : from) + 1)
  let indent = indentOf(anchor) + 2
  const lines: string[] = []
  for (const step of rest.slice(0, -1)) {
    lines.push(`${' '.repeat(indent)}${String(step)}:`)
    indent += 2
  }
  return [...lines, ...printYaml(`${String(rest.at(-1) ?? edit.path.at(-1))}:`, edit.value, indent)]
}

/** Where the value that begins at a line ends: at the next line that is not deeper. */
function endOf(lines: readonly string[], at: number): number {
  const depth = indentOf(lines[at] ?? '')
  const after = lines.findIndex((text, i) => i > at && text.trim() !== '' && indentOf(text) <= depth)
  return after === -1 ? lines.length : after
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}

function keyOf(text: string): string | undefined {
  const body = text.trimStart().replace(/^- /, '').trimStart()
  const colon = body.indexOf(':')
  return colon < 1 ? undefined : body.slice(0, colon).replace(/^(["'])(.*)\1$/, '$2')
}

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/

import { type Dict, int64, isDict, isList, type List, type Value } from '../lib/go-template/index.ts'
import { fromPlain } from './functions/convert.ts'

/** Values with an assignment of `--set` made, or why it is none. */
export type Assigned =
  | { readonly kind: 'values'; readonly values: Dict }
  | { readonly kind: 'wrong'; readonly message: string }

/**
 * Makes assignments as `helm --set` has them: `a.b=1,c[0].d=x,e={p,q}`, a backslash before what is meant as it stands.
 * `true`, `false`, `null` and whole numbers are themselves, everything else is text.
 */
export function assign(values: Dict, written: string): Assigned {
  let made = values
  for (const one of splitOutside(written, ',')) {
    const at = indexOutside(one, '=')
    if (at <= 0) return { kind: 'wrong', message: `${JSON.stringify(one)} is no assignment, such as image.tag=1.2` }
    const path = pathOf(one.slice(0, at))
    if (path === undefined)
      return { kind: 'wrong', message: `${JSON.stringify(one.slice(0, at))} is no path of values` }
    const placed = place(made, path, assignedOf(one.slice(at + 1)))
    if (!isDict(placed)) return { kind: 'wrong', message: `${JSON.stringify(one)} begins with an index` }
    made = placed
  }
  return { kind: 'values', values: made }
}

/** Values with a value of JSON or YAML set at a path such as `a.b[0].c`; as they were where it is no path. */
export function assignValue(values: Dict, written: string, value: unknown): Dict {
  const path = pathOf(written)
  const placed = path === undefined ? values : place(values, path, fromPlain(value))
  return isDict(placed) ? placed : values
}

type Steps = readonly (string | number)[]

/** `a.b[0].c` → a, b, 0, c. */
function pathOf(text: string): Steps | undefined {
  const steps: (string | number)[] = []
  for (const part of splitOutside(text, '.')) {
    const [, name = '', indices = ''] = /^((?:[^[\\]|\\.)*)((?:\[\d{1,5}\])*)$/.exec(part) ?? []
    if (name === '') return undefined
    steps.push(asWritten(name), ...Array.from(indices.matchAll(/\d+/g), ([digits]) => Number(digits)))
  }
  return steps.length > MAX_STEPS || steps.some((step) => typeof step === 'number' && step > MAX_INDEX)
    ? undefined
    : steps
}

function place(into: Value | undefined, [step, ...rest]: Steps, value: Value): Value {
  if (step === undefined) return value
  if (typeof step === 'string') {
    const map = isDict(into) ? into : new Map<string, Value>()
    return new Map([...map, [step, place(map.get(step), rest, value)]])
  }
  const list: List = isList(into) ? into : []
  const length = Math.max(list.length, step + 1)
  return Array.from({ length }, (_, i) => (i === step ? place(list[i], rest, value) : (list[i] ?? null)))
}

function assignedOf(text: string): Value {
  if (text.startsWith('{') && text.endsWith('}'))
    return splitOutside(text.slice(1, -1), ',').filter(Boolean).map(scalarOf)
  return scalarOf(text)
}

function scalarOf(text: string): Value {
  const plain = asWritten(text)
  if (WORDS.has(plain)) return WORDS.get(plain) ?? null
  return /^(?:0|-?[1-9]\d{0,17})$/.test(plain) ? int64(BigInt(plain)) : plain
}

function asWritten(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}

/** Splits where the separator stands neither behind a backslash nor within braces or brackets. */
function splitOutside(text: string, separator: string): readonly string[] {
  const at = indexOutside(text, separator)
  const parts: string[] = []
  let rest = text
  for (let next = at; next >= 0; next = indexOutside(rest, separator)) {
    parts.push(rest.slice(0, next))
    rest = rest.slice(next + 1)
  }
  return [...parts, rest]
}

function indexOutside(text: string, separator: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\\') i++
    else if (c === separator && depth === 0) return i
    else if (c === '{') depth++
    else if (c === '}') depth--
  }
  return -1
}

const MAX_STEPS = 100
const MAX_INDEX = 65_536
const WORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
])

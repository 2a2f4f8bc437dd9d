import { DEFAULT_LIMITS, type DocumentLimits } from '../../lib/document/index.ts'
import {
  type Caller,
  countOf,
  type Func,
  fn,
  isDict,
  isInteger,
  isList,
  isTagged,
  printValue,
  Stop,
  sortedEntries,
  type Value,
} from '../../lib/go-template/index.ts'
import { parseYaml } from '../../lib/yaml/index.ts'
import { fromPlain } from './convert.ts'
import { toYaml } from './to-yaml.ts'

/** Helm's functions that read and write YAML and JSON. Wrong text is answered by a map or list that says so, as Helm does. */
export const STRUCTURED: Readonly<Record<string, Func>> = {
  toYaml: writing(toYaml),
  toYamlPretty: writing(toYaml),
  toJson: writing((value) => escapedHtml(toJson(value, ''))),
  mustToJson: writing((value) => escapedHtml(toJson(value, ''))),
  toRawJson: writing((value) => toJson(value, '')),
  mustToRawJson: writing((value) => toJson(value, '')),
  toPrettyJson: writing((value) => escapedHtml(toJson(value, '  '))),
  mustToPrettyJson: writing((value) => escapedHtml(toJson(value, '  '))),
  fromYaml: reading((text) => mapOf(yamlValue(text))),
  fromYamlArray: reading((text) => listOf(yamlValue(text))),
  fromJson: reading((text) => mapOf(jsonValue(text))),
  mustFromJson: reading((text) => mapOf(jsonValue(text))),
  fromJsonArray: reading((text) => listOf(jsonValue(text))),
  toToml: refusing('toToml'),
  fromToml: refusing('fromToml'),
}

function writing(write: (value: Value) => string): Func {
  return {
    ...fn(['any'], () => null),
    call: ([value = null], { budget }: Caller) => {
      budget.work(countOf(value))
      return write(value)
    },
  }
}

function reading(read: (text: string) => Value): Func {
  return {
    ...fn(['string'], () => null),
    call: ([text], { budget }: Caller) => {
      const written = typeof text === 'string' ? text : ''
      budget.work(written.length / 8)
      return read(written)
    },
  }
}

function refusing(name: string): Func {
  return fn(['any'], () => {
    throw new Stop(`${name} is not supported`)
  })
}

/** What a text holds, or what is wrong with it. */
type Read = { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'wrong'; readonly message: string }

function yamlValue(text: string): Read {
  const [document] = parseYaml(text, LIMITS)
  const problem = document?.problems.find(({ fatal }) => fatal)
  if (problem !== undefined) return { kind: 'wrong', message: problem.message }
  return { kind: 'value', value: fromPlain(document?.value ?? null) }
}

function jsonValue(text: string): Read {
  try {
    return { kind: 'value', value: fromPlain(JSON.parse(text)) }
  } catch {
    return { kind: 'wrong', message: 'not JSON' }
  }
}

function mapOf(read: Read): Value {
  if (read.kind === 'wrong') return new Map([['Error', read.message]])
  if (read.value === null) return new Map()
  return isDict(read.value) ? read.value : new Map([['Error', 'not a map']])
}

function listOf(read: Read): Value {
  if (read.kind === 'wrong') return [read.message]
  if (read.value === null) return []
  return isList(read.value) ? read.value : ['not a list']
}

/** JSON with its keys in order, as Go writes it. */
function toJson(value: Value, indent: string, before = '\n', depth = 0): string {
  if (depth > MAX_DEPTH) throw new Stop(`a value nested deeper than ${MAX_DEPTH} levels`)
  const inner = before + indent
  const [open, close] = indent === '' ? ['', ''] : [inner, before]
  const within = (items: readonly string[]): string => `${open}${items.join(`,${open}`)}${close}`
  if (isList(value))
    return value.length === 0 ? '[]' : `[${within(value.map((item) => toJson(item, indent, inner, depth + 1)))}]`
  if (isDict(value)) {
    if (value.size === 0) return '{}'
    const colon = indent === '' ? ':' : ': '
    const entries = sortedEntries(value).map(
      ([key, item]) => `${JSON.stringify(key.toWellFormed())}${colon}${toJson(item, indent, inner, depth + 1)}`,
    )
    return `{${within(entries)}}`
  }
  if (isInteger(value)) return String(value.value)
  if (isTagged(value)) return JSON.stringify(printValue(value))
  return JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value)
}

function escapedHtml(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const MAX_DEPTH = 300
const LIMITS: DocumentLimits = { ...DEFAULT_LIMITS, characters: 8 * 1024 * 1024, nodes: 200_000 }

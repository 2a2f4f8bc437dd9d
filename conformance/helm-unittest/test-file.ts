import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parseYaml } from '@ringwall/formats/lib/yaml'

/** One test of a chart, with what its file says for all of them. */
export interface ChartTest {
  readonly name: string
  /** Globs below `templates/` of what is rendered; all where there are none. */
  readonly templates: readonly string[]
  /** Globs of those that the assertions are about. */
  readonly judged: readonly string[]
  readonly excludes: readonly string[]
  /** Values by their path. */
  readonly set: Fields
  readonly release: Fields
  readonly capabilities: Fields
  readonly scope: Scope
  readonly assertions: readonly Assertion[]
}

export interface Assertion {
  readonly kind: string
  readonly fields: Fields
  readonly scope: Scope
}

/** Which of the documents an assertion is about. */
export interface Scope {
  readonly index: number | undefined
  readonly selector: { readonly path: string; readonly value: unknown } | undefined
}

export type Fields = Readonly<Record<string, unknown>>

/** The tests of a file in the format of the helm-unittest plugin. */
export function testsOf(text: string): readonly ChartTest[] {
  const [document] = parseYaml(text, DEFAULT_LIMITS)
  const suite = fieldsOf(document?.value)
  return listOf(suite['tests']).map((value): ChartTest => {
    const fields = fieldsOf(value)
    const named = listOf(fields['templates'])
    const templates = (named.length > 0 ? named : listOf(suite['templates'])).map(String)
    return {
      name: `${suite['suite']}: ${fields['it']}`,
      templates,
      judged: fields['template'] === undefined ? templates : [String(fields['template'])],
      excludes: listOf(suite['excludeTemplates']).map(String),
      set: { ...fieldsOf(suite['set']), ...fieldsOf(fields['set']) },
      release: { ...fieldsOf(suite['release']), ...fieldsOf(fields['release']) },
      capabilities: { ...fieldsOf(suite['capabilities']), ...fieldsOf(fields['capabilities']) },
      scope: scopeOf(fields),
      assertions: listOf(fields['asserts']).map(assertionOf),
    }
  })
}

function assertionOf(value: unknown): Assertion {
  const fields = fieldsOf(value)
  const kind = Object.keys(fields).find((key) => !SCOPE.has(key)) ?? ''
  return { kind, fields: fieldsOf(fields[kind]), scope: scopeOf(fields) }
}

function scopeOf(fields: Fields): Scope {
  const selector = fieldsOf(fields['documentSelector'])
  return {
    index: typeof fields['documentIndex'] === 'number' ? fields['documentIndex'] : undefined,
    selector: 'path' in selector ? { path: String(selector['path']), value: selector['value'] } : undefined,
  }
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

const SCOPE: ReadonlySet<string> = new Set(['documentIndex', 'documentSelector', 'template'])

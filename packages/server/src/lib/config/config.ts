import { DEFAULT_LIMITS } from '@ringwall/formats'
import { type Document, located, type SourceText, sourceText } from '@ringwall/formats/lib/document'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import type { Located, Severity } from '@ringwall/model'
import type { ErrorObject } from 'ajv'
import { readNamed, readNearest } from '../project-file.ts'
import { UsageError } from '../usage-error.ts'
import schema from './config.schema.json' with { type: 'json' }

/** What a person configured, complete. */
export interface Config {
  /** Where it was read, or `undefined` where there is none. */
  readonly file: string | undefined
  readonly failOn: Severity | 'never'
  readonly exclude: readonly string[]
  readonly podSecurity: { readonly level: 'baseline' | 'restricted'; readonly version: string }
  readonly rulesOff: readonly string[]
  /** Optional rules that run all the same. */
  readonly rulesOn: readonly string[]
  /** What the house demands; quantities as they are written. */
  readonly house: WrittenHouse
  readonly fileMiB: number
}

export interface WrittenHouse {
  readonly registries?: readonly string[]
  readonly cpuCeiling?: string | number
  readonly memoryCeiling?: string | number
}

export const DEFAULT_CONFIG: Config = {
  file: undefined,
  failOn: 'high',
  exclude: [],
  podSecurity: { level: 'restricted', version: 'latest' },
  rulesOff: [],
  rulesOn: [],
  house: {},
  fileMiB: 32,
}

/** Reads `file`, or the nearest `.ringwall/config.yaml`. Throws a UsageError that names file, line and field for each mistake. */
export async function loadConfig(cwd: string, file: string | undefined): Promise<Config> {
  const found = file === undefined ? readNearest(cwd, 'config.yaml') : readNamed(file)
  return found === undefined ? DEFAULT_CONFIG : parseConfig(found.text, found.path)
}

/** Checks a configuration by its JSON Schema and completes it. */
export async function parseConfig(text: string, file: string): Promise<Config> {
  const source = sourceText(file, text)
  const [document, second] = [...parseYaml(text, DEFAULT_LIMITS)]
  if (document === undefined) return { ...DEFAULT_CONFIG, file }
  if (second !== undefined) throw new UsageError(`${place(source, second.start)}: a second document, where one is read`)
  const [problem] = document.problems
  if (problem !== undefined) throw new UsageError(`${place(source, problem.offset)}: ${problem.message}`)
  const errors = await violations(document.value)
  if (errors.length > 0) throw new UsageError(errors.map((e) => printError(e, source, document)).join('\nringwall: '))
  return completed(document.value as Written, file)
}

/** The shape that the schema admits. */
interface Written {
  readonly failOn?: Config['failOn']
  readonly exclude?: readonly string[]
  readonly podSecurity?: Partial<Config['podSecurity']>
  readonly rules?: { readonly off?: readonly string[]; readonly on?: readonly string[] }
  readonly house?: WrittenHouse
  readonly limits?: { readonly fileMiB?: number }
}

function completed(written: Written, file: string): Config {
  return {
    file,
    failOn: written.failOn ?? DEFAULT_CONFIG.failOn,
    exclude: written.exclude ?? DEFAULT_CONFIG.exclude,
    podSecurity: { ...DEFAULT_CONFIG.podSecurity, ...written.podSecurity },
    rulesOff: written.rules?.off ?? DEFAULT_CONFIG.rulesOff,
    rulesOn: written.rules?.on ?? DEFAULT_CONFIG.rulesOn,
    house: written.house ?? DEFAULT_CONFIG.house,
    fileMiB: written.limits?.fileMiB ?? DEFAULT_CONFIG.fileMiB,
  }
}

async function violations(value: unknown): Promise<readonly ErrorObject[]> {
  const { Ajv } = await import('ajv')
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema)
  validate(value)
  return validate.errors ?? []
}

function printError(error: ErrorObject, source: SourceText, document: Document): string {
  const path = error.instancePath.split('/').slice(1)
  const extra = error.params['additionalProperty']
  const field = [...path, ...(typeof extra === 'string' ? [extra] : [])]
  const allowed = error.params['allowedValues']
  const said = typeof extra === 'string' ? 'is no setting' : (error.message ?? 'is wrong')
  const values = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''
  return `${spot(located(source, document), field)}: ${field.join('.') || 'the configuration'} ${said}${values}`
}

function spot(document: Located, field: readonly string[]): string {
  const { file, start } = document.locate(field.map((step) => (/^\d+$/.test(step) ? Number(step) : step)))
  return `${file}:${start.line}:${start.column}`
}

function place(source: SourceText, offset: number): string {
  const { line, column } = source.position(offset)
  return `${source.file}:${line}:${column}`
}

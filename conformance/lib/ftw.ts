import { parse } from 'yaml'
import { filesOf } from '../corpora.ts'

/** One stage of a regression test of the CRS: what is sent, and what is expected. */
export interface Stage {
  /** `942100-1`, as the reference names it; stages of one test share it. */
  readonly test: string
  readonly input: StageInput
  readonly expected: readonly number[]
  readonly unexpected: readonly number[]
}

export interface StageInput {
  readonly method: string
  readonly uri: string
  readonly version: string
  readonly headers: readonly (readonly [string, string])[]
  readonly data: string | undefined
  /** A whole request as bytes, instead of all else. */
  readonly raw: string | undefined
  readonly completesHeaders: boolean
}

/** The rules of the archive by path, texts as bytes. */
export function crsFiles(corpora: string): ReadonlyMap<string, string> {
  return new Map(
    [...filesOf(corpora, 'waf', 'crs-4.28.tar.gz')].map(([path, bytes]) => [
      path,
      Buffer.from(bytes).toString('latin1'),
    ]),
  )
}

/** The stages of every regression test, in the order of paths. */
export function stagesOf(files: ReadonlyMap<string, string>): readonly Stage[] {
  return [...files]
    .filter(([path]) => /tests\/regression\/tests\/.*\/.*\.ya?ml$/.test(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, text]) => fileStages(Buffer.from(text, 'latin1').toString('utf8')))
}

type Yaml = Readonly<Record<string, unknown>>

/** Scalars stay the texts they are. */
function fileStages(text: string): readonly Stage[] {
  const document = (parse(text, { schema: 'failsafe' }) ?? {}) as Yaml
  const tests = (document['tests'] ?? []) as readonly Yaml[]
  return tests.flatMap((test) => {
    const name = `${String(document['rule_id'])}-${String(test['test_id'])}`
    const stages = (test['stages'] ?? []) as readonly Yaml[]
    return stages.map((stage) => stageOf(name, (stage['stage'] ?? stage) as Yaml))
  })
}

function stageOf(test: string, stage: Yaml): Stage {
  const input = (stage['input'] ?? {}) as Yaml
  const log = ((stage['output'] as Yaml | undefined)?.['log'] ?? {}) as Yaml
  return {
    test,
    input: inputOf(input),
    expected: ids(log['expect_ids']),
    unexpected: ids(log['no_expect_ids']),
  }
}

function inputOf(input: Yaml): StageInput {
  const encoded = input['encoded_request']
  const headers = Object.entries((input['headers'] ?? {}) as Yaml)
  return {
    method: bytes(input['method'] ?? 'GET'),
    uri: bytes(input['uri'] ?? '/'),
    version: bytes(input['version'] ?? 'HTTP/1.1'),
    headers: headers.map(([name, value]) => [bytes(name), bytes(value)]),
    data: input['data'] === undefined ? undefined : bytes(input['data']),
    raw: encoded === undefined ? undefined : Buffer.from(String(encoded), 'base64').toString('latin1'),
    completesHeaders: input['autocomplete_headers'] !== 'false',
  }
}

function ids(list: unknown): readonly number[] {
  return Array.isArray(list) ? list.map(Number) : []
}

function bytes(text: unknown): string {
  return Buffer.from(String(text ?? ''), 'utf8').toString('latin1')
}

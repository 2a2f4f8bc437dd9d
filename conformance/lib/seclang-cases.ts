import { filesOf } from '../corpora.ts'

/** One case of the public operator and transformation tests. Texts are bytes, one a character. */
export interface SecLangCase {
  readonly id: string
  /** Of what is tested, as the file is named. */
  readonly name: string
  readonly input: string
  readonly param: string
  readonly output: string
  readonly ret: number
}

/** The sets in order of trust: where they disagree, ModSecurity's wins. */
export const CASE_SETS = ['secrules-language-tests-e808aef0', 'coraza-testdata-877524f9'] as const

/** The cases of a set whose path holds `/<kind>/`, in the order of the archive. */
export function casesOf(corpora: string, set: (typeof CASE_SETS)[number], kind: string): readonly SecLangCase[] {
  return [...filesOf(corpora, 'waf', `${set}.tar.gz`)]
    .filter(([path]) => path.endsWith('.json') && path.includes(`/${kind}/`))
    .flatMap(([path, bytes]) => read(`${set.split('-')[0]} ${path.split('/').at(-1)}`, bytes))
}

/** Files that operators read, by their name alone. */
export function dataFilesOf(corpora: string): ReadonlyMap<string, string> {
  const files = CASE_SETS.flatMap((set) => [...filesOf(corpora, 'waf', `${set}.tar.gz`)])
  const data = files.filter(([path]) => path.endsWith('.dat'))
  return new Map(data.map(([path, bytes]) => [path.split('/').at(-1) ?? path, latin1(bytes)]))
}

function read(file: string, bytes: Uint8Array): readonly SecLangCase[] {
  const rows = JSON.parse(latin1(bytes)) as readonly Record<string, unknown>[]
  return rows.map((row, i) => ({
    id: `${file} ${i + 1}`,
    name: file.slice(file.indexOf(' ') + 1, -'.json'.length),
    input: binary(row['input']),
    param: binary(row['param']),
    output: binary(row['output']),
    ret: Number(row['ret']),
  }))
}

/** As the reference's test runner reads a text: `\xHH` and `\u00HH` written out are bytes, by what hexadecimal they begin with. */
function binary(text: unknown): string {
  if (typeof text !== 'string') return ''
  return text.replace(/\\(?:x([a-z0-9A-Z]{2})|u00([a-z0-9A-Z]{2}))/g, (_, x?: string, u?: string) =>
    String.fromCharCode(Number.parseInt(/^[0-9a-fA-F]+/.exec(x ?? u ?? '')?.[0] ?? '0', 16)),
  )
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

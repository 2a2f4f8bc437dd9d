import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compileProgram, type Program } from '@ringwall/engines/waf'
import { parseUnicodeMap } from '@ringwall/languages/lib/transform'
import { loadSecLang, type SecLangFile } from '@ringwall/languages/seclang'

/** The CRS as the reference ran it, compiled; throws where a rule does not load, for then no case says anything. */
export function crsProgram(corpora: string, files: ReadonlyMap<string, string>, paranoia: number): Program {
  const read = (name: string): string => readFileSync(join(corpora, 'waf', name), 'latin1')
  const base = { path: 'modsecurity.conf', text: read('modsecurity.conf-recommended') }
  const rules = [...files]
    .filter(([path]) => /(?:^|\/)rules\/[^/]*\.conf$/.test(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const configuration: SecLangFile[] = [
    base,
    { path: 'types.conf', text: 'SecResponseBodyMimeType application/json' },
    ...[...files].filter(([path]) => path.endsWith('crs-setup.conf.example')).map(([path, text]) => ({ path, text })),
    { path: 'paranoia.conf', text: setup(paranoia) },
    ...rules.map(([path, text]) => ({ path, text })),
  ]
  const { ruleset, errors } = loadSecLang(configuration, () => [])
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  const program = compileProgram(ruleset, {
    readData: (path, from) => files.get(join(dirname(from), path)),
    unicodeMap: parseUnicodeMap(read('unicode.mapping'), 20127),
  })
  if (!program.ok) throw new Error(JSON.stringify(program.error))
  return program.value
}

function setup(paranoia: number): string {
  const variables = [
    `blocking_paranoia_level=${paranoia}`,
    `detection_paranoia_level=${paranoia}`,
    'arg_length=400',
    'total_arg_length=6400',
    'max_file_size=64100',
    'combined_file_sizes=65535',
  ]
  return `SecAction "id:900005,phase:1,nolog,pass,${variables.map((text) => `setvar:tx.${text}`).join(',')}"`
}

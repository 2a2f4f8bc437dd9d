import { Buffer } from 'node:buffer'
import { decodeText } from '@ringwall/base/encoding'
import { compileRegex } from '@ringwall/base/regex'
import { type Dict, fn, Stop, type Struct, type Value } from '../lib/go-template/index.ts'
import type { ChartFile, ChartFiles } from './chart.ts'
import { stringOfBytes } from './functions/bytes.ts'
import { toYaml } from './functions/to-yaml.ts'

/** `.Files`: what lies in a chart beside its templates. */
export function filesValue(files: ChartFiles): Struct {
  const text = (path: string): string => contentOf(files.get(path))
  const byName = (change: (file: ChartFile) => string): Dict =>
    new Map([...files].map(([path, file]) => [path.slice(path.lastIndexOf('/') + 1), change(file)]))
  return {
    go: 'struct',
    type: 'engine.files',
    fields: new Map<string, Value>([
      ['Get', fn(['string'], text)],
      ['GetBytes', fn(['string'], text)],
      ['Glob', fn(['string'], (pattern) => filesValue(matching(files, pattern)))],
      ['Lines', fn(['string'], (path) => (files.has(path) ? text(path).replace(/\n$/, '').split('\n') : []))],
      ['AsConfig', fn([], () => toYaml(byName(contentOf)))],
      ['AsSecrets', fn([], () => toYaml(byName(({ bytes }) => Buffer.from(bytes).toString('base64'))))],
    ]),
    printed: 'map[]',
    items: new Map([...files].map(([path, file]) => [path, contentOf(file)])),
  }
}

function contentOf(file: ChartFile | undefined): string {
  if (file === undefined) return ''
  const decoded = decodeText(file.bytes)
  return decoded.kind === 'text' ? decoded.text : stringOfBytes(file.bytes)
}

function matching(files: ChartFiles, pattern: string): ChartFiles {
  const made = compileRegex(`^(?:${regexOf(pattern)})$`)
  if (made.kind === 'problem') throw new Stop(`${JSON.stringify(pattern)} is no pattern of files: ${made.message}`)
  return new Map([...files].filter(([path]) => made.regex.match(path) !== undefined))
}

/** `*` within a part, `**` over parts, `?`, `{a,b}` and `[abc]`. */
function regexOf(pattern: string): string {
  let depth = 0
  return pattern.replace(/\*\*|\\.|[*?{},.+()|^$]/g, (token) => {
    if (token === '**') return '.*'
    if (token === '*') return '[^/]*'
    if (token === '?') return '[^/]'
    if (token === '{') depth++
    if (token === '{') return '(?:'
    if (token === '}' && depth > 0) depth--
    else if (token === '}') return '\\}'
    if (token === '}') return ')'
    if (token === ',' && depth > 0) return '|'
    return token.length > 1 || token === ',' ? token : `\\${token}`
  })
}

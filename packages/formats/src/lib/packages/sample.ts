import { localScope, type Package } from '@ringwall/model'
import type { ParseContext, Parser, Resolve } from '../../format.ts'
import { DEFAULT_LIMITS } from '../document/index.ts'

/** A context for tests. */
export function sampleContext(resolve?: Resolve): ParseContext {
  const context = { scope: localScope(), target: 'estate', time: 0, source: 'test', limits: DEFAULT_LIMITS }
  return resolve === undefined ? context : { ...context, resolve }
}

/** What a parser says of a file, for tests: a line for each package, then one for each gap. */
export function sample(
  parser: Parser,
  content: string | Uint8Array,
  path = 'file',
  resolve?: Resolve,
): readonly string[] {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const { facts, gaps } = parser.parse({ path, bytes, sizeBytes: bytes.length, isNamed: true }, sampleContext(resolve))
  return [
    ...facts.filter((fact) => fact.class === 'package').map(line),
    ...gaps.map(({ code, message, at }) => `${code}${'start' in at ? ` at ${at.start.line}` : ''}: ${message}`),
  ]
}

/** `<purl> <usage> <relation> :<line> <requirement> {licences} from <origin> > <what it needs>`, without what is as usual. */
function line({ purl, usage, relation, requirement, licences, origin, dependsOn, at }: Package): string {
  return [
    purl,
    ...(usage === 'production' ? [] : [usage]),
    ...(relation === 'unknown' ? [] : [relation]),
    ...('start' in at ? [`:${at.start.line}`] : []),
    ...(requirement === undefined ? [] : [`"${requirement}"`]),
    ...(licences === undefined ? [] : [`{${licences.join(', ')}}`]),
    ...(origin === undefined ? [] : [`from ${origin.name}@${origin.version}`]),
    ...(dependsOn.length === 0 ? [] : ['>', ...dependsOn]),
  ].join(' ')
}

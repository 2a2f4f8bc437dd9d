import type { ExceptionUse, Located, Path } from '@ringwall/model'
import type { Annotation } from './annotation.ts'
import type { Complaint } from './finding.ts'
import { EXPIRED, MALFORMED, UNMATCHED } from './rules.ts'
import type { Part, Scope } from './scope.ts'
import { isJudged, isSeen, type Seen } from './seen.ts'

/** An exception, after it was tried on everything, and where it is written. */
export interface Holding {
  readonly scope: Scope
  readonly asset: Complaint['asset']
  readonly document: Located
  readonly path: Path
}

/** What became of exceptions, and what is wrong with them. */
export interface JudgedExceptions {
  readonly uses: readonly ExceptionUse[]
  readonly complaints: readonly Complaint[]
}

export function judgeScopes(holdings: readonly Holding[], seen: Seen): JudgedExceptions {
  const judged = holdings.map((holding) => ({ holding, idle: idleParts(holding.scope, seen) }))
  return {
    uses: judged.map(({ holding: { scope }, idle }) => ({
      exception: scope.exception,
      state: stateOf(scope, idle),
      findings: scope.accepted.size,
    })),
    complaints: judged.flatMap(({ holding, idle }) => complaints(holding, idle, seen)),
  }
}

/** Annotations that were meant as an exception and are none. */
export function malformed(annotations: readonly Annotation[]): readonly Complaint[] {
  return annotations.flatMap(({ resource: { asset, document }, path, read }) =>
    (read.ok ? [] : read.error).map((said) => ({
      rule: MALFORMED,
      asset,
      document,
      path,
      message: `annotation ${path.at(-1)} excepts nothing: ${said}`,
    })),
  )
}

/** Parts that matched nothing although all that they speak of was judged. A rule is judged apart, for another may be off. */
function idleParts(scope: Scope, seen: Seen): readonly Part[] {
  if (scope.isExpired || !isSeen(scope.exception, seen)) return []
  const judged = new Set<string>(scope.rules.filter((rule) => isJudged(scope, rule, seen)))
  const isKnown = ({ field, text }: Part): boolean =>
    field === 'rules' ? judged.has(text) : scope.rules.every((rule) => judged.has(rule))
  return scope.parts.filter((part) => !scope.used.has(part) && isKnown(part))
}

function stateOf(scope: Scope, idle: readonly Part[]): ExceptionUse['state'] {
  if (scope.isExpired) return 'expired'
  if (scope.used.size > 0) return 'matched'
  return idle.length === scope.parts.length ? 'unmatched' : 'not_known'
}

function complaints(
  { scope, asset, document, path }: Holding,
  idle: readonly Part[],
  seen: Seen,
): readonly Complaint[] {
  const place = { asset, document }
  if (scope.isExpired) return [{ ...place, rule: EXPIRED, path, message: expired(scope) }]
  if (stateOf(scope, idle) === 'unmatched')
    return [{ ...place, rule: UNMATCHED, path, message: `${named(scope)} matches no finding${because(scope, seen)}` }]
  return idle.map((part) => ({
    ...place,
    rule: UNMATCHED,
    path: part.path,
    message: `${NOUNS[part.field]} ${JSON.stringify(part.text)} of the ${named(scope)} matches no finding`,
  }))
}

/** Why, where that is certain: an object that is not there, or a path where the rule found others. */
function because({ parts, near }: Scope, { objects }: Seen): string {
  const assets = parts.filter(({ field }) => field === 'assets').map(({ text }) => text)
  const gone = assets.filter((asset) => !WILD.test(asset) && !objects.has(asset))
  if (gone.length > 0 && gone.length === assets.length) return `: there is no ${gone.slice(0, MAX_NAMED).join(', ')}`
  const paths = parts.filter(({ field }) => field === 'paths').map(({ text }) => JSON.stringify(text))
  const others = parts.filter(({ field }) => field === 'assets' || field === 'files')
  const isReached = near.size > 0 && others.every((part) => near.has(part))
  return isReached && paths.length > 0 ? `: not one of its places fits ${paths.join(', ')}` : ''
}

function expired(scope: Scope): string {
  const count = scope.accepted.size
  const open =
    count === 0 ? 'it matches no finding' : count === 1 ? '1 finding is open again' : `${count} findings are open again`
  return `${named(scope)} expired after ${scope.exception.expires}: ${open}`
}

function named({ exception, rules }: Scope): string {
  const [first = '', ...others] = rules
  return `exception of ${first}${others.length === 0 ? '' : ` and ${others.length} more`} by ${exception.owner}`
}

const NOUNS: Readonly<Record<Part['field'], string>> = { rules: 'rule', assets: 'asset', files: 'file', paths: 'path' }
const WILD = /[*?]/
const MAX_NAMED = 3

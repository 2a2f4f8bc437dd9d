import { glob } from '@ringwall/base/glob'
import type { Exception, FileException, NotEvaluated, Resource, RuleId } from '@ringwall/model'
import { assetName } from './place.ts'
import type { Scope } from './scope.ts'

/** What a scan saw and judged, to tell "matched nothing" from "was not looked for". */
export interface Seen {
  /** Rules that judged. */
  readonly rules: ReadonlySet<RuleId>
  /** True where all that the exceptions file may speak of was read. */
  readonly isWhole: boolean
  /** Names of the objects that were read → the files they are in, as paths in the project. */
  readonly objects: ReadonlyMap<string, readonly (string | undefined)[]>
  /** Names of the objects that a rule could not judge. */
  readonly unknown: ReadonlyMap<RuleId, readonly string[]>
}

interface Judged {
  readonly rules: ReadonlySet<RuleId>
  readonly resources: readonly Resource[]
  readonly notEvaluated: readonly NotEvaluated[]
}

export function seenIn(
  { rules, resources, notEvaluated }: Judged,
  isWhole: boolean,
  projectPath: (file: string) => string | undefined,
): Seen {
  const objects = Map.groupBy(resources, ({ asset }) => assetName(asset))
  const unknown = Map.groupBy(notEvaluated, ({ rule }) => rule)
  return {
    rules,
    isWhole,
    objects: mapped(objects, ({ document }) => projectPath(document.locate([]).file)),
    unknown: mapped(unknown, ({ asset }) => assetName(asset)),
  }
}

/** True where a rule judged all that an exception speaks of. */
export function isJudged({ exception }: Scope, rule: RuleId, seen: Seen): boolean {
  if (!seen.rules.has(rule)) return false
  const unknown = seen.unknown.get(rule) ?? []
  if (unknown.length === 0) return true
  if (exception.kind === 'annotation') return !unknown.includes(assetName(exception.asset))
  const globs = exception.assets.map(glob)
  return globs.length > 0 && !unknown.some((asset) => globs.some((matches) => matches(asset)))
}

/**
 * True where all that an exception speaks of was read: what an annotation speaks of is there; for one of the file, the whole
 * project, or every object where it names them one by one.
 */
export function isSeen(exception: Exception, seen: Seen): boolean {
  return exception.kind === 'annotation' || seen.isWhole || areSeen(exception, seen)
}

function areSeen({ assets, files }: FileException, { objects }: Seen): boolean {
  const globs = files.map(glob)
  const isThere = (asset: string): boolean => {
    const places = objects.get(asset) ?? []
    return places.some((file) => globs.length === 0 || (file !== undefined && globs.some((matches) => matches(file))))
  }
  return assets.length > 0 && assets.every((asset) => !WILD.test(asset) && isThere(asset))
}

function mapped<K, T, V>(groups: ReadonlyMap<K, readonly T[]>, value: (element: T) => V): ReadonlyMap<K, readonly V[]> {
  return new Map(Array.from(groups, ([key, group]) => [key, group.map(value)]))
}

const WILD = /[*?]/

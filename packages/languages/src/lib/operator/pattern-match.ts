import { ok, type Result } from '@ringwall/model'
import { compilePattern, type Pattern } from '../pattern/index.ts'
import type { Operator } from './operator.ts'

/** `@rx`: the first match and its groups, of which one that took no part is empty. */
export function patternMatch(source: string): Result<Operator, string> {
  const pattern = compilePattern(source)
  if (!pattern.ok) return pattern
  const { test, find, needs } = pattern.value
  return ok({ matches: test, groups: (value) => find(value)?.groups.map((group) => group ?? '') ?? [], needs })
}

/** `@rxGlobal`: the groups of all matches, one after the other, up to the number that TX has room for. */
export function patternMatchAll(source: string): Result<Operator, string> {
  const pattern = compilePattern(source)
  if (!pattern.ok) return pattern
  const { test, needs } = pattern.value
  return ok({ matches: test, groups: (value) => allGroups(pattern.value, value), needs })
}

function allGroups(pattern: Pattern, value: string): readonly string[] {
  const groups: string[] = []
  let at = 0
  while (at <= value.length && groups.length < ROOM) {
    const found = pattern.find(value, at)
    if (found === undefined) break
    groups.push(...found.groups.map((group) => group ?? ''))
    at = found.index + Math.max(1, (found.groups[0] ?? '').length)
  }
  return groups
}

const ROOM = 100

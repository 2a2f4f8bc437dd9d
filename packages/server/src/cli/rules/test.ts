import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, checks, parseCases, runCases } from '@ringwall/engines/posture'
import { UsageError } from '../../lib/usage-error.ts'
import { CHECKS } from './place.ts'

/** What became of one case of a rule, or of a rule whose cases cannot be read. */
export interface RuleTest {
  readonly rule: string
  readonly note: string
  readonly outcome: 'passed' | 'failed'
  /** What the rule said, or what is wrong with the cases. */
  readonly said: string
}

/** Judges the cases of the named rules, or of all. Throws a UsageError where there is no such rule, or no checkout. */
export function testRules(ids: readonly string[]): readonly RuleTest[] {
  if (!existsSync(CHECKS)) throw new UsageError('the cases of the rules are in a checkout, and this is a release')
  const unknown = ids.find((id) => checks.every(({ rule }) => rule.id !== id))
  if (unknown !== undefined)
    throw new UsageError(`no rule ${JSON.stringify(unknown)}: ringwall rules list names them all`)
  return checks.filter(({ rule }) => ids.length === 0 || ids.includes(rule.id)).flatMap(testRule)
}

function testRule(check: Check): readonly RuleTest[] {
  const rule = check.rule.id
  const file = join(CHECKS, `${rule}.test.yaml`)
  if (!existsSync(file))
    return [{ rule, note: 'cases', outcome: 'failed', said: `there is no ${rule}.test.yaml beside it` }]
  const cases = parseCases(file, readFileSync(file, 'utf8'))
  if (!cases.ok) return cases.error.map(({ message }) => ({ rule, note: 'cases', outcome: 'failed', said: message }))
  return runCases(check, cases.value).map(({ note, expected, got }) => ({
    rule,
    note,
    outcome: expected === got ? 'passed' : 'failed',
    said: expected === got ? got : `${got}, but the case says it ${expected}`,
  }))
}

import { plural, printable, printPlace } from '@ringwall/formats/lib/text'
import { isComplete } from '@ringwall/model'
import type { Proposal, Unfixed } from '../../lib/fix/index.ts'
import type { FixOutcome } from './outcome.ts'

/** What is fixed and what is not, and why, in a few lines. */
export function summaryOf({ plan, files }: FixOutcome): readonly string[] {
  const fixed = files.flatMap(({ file }) => file.made.map(({ proposal }) => proposal))
  const written = files.filter(({ state }) => state.kind === 'written')
  const left = files.flatMap(({ file, state }) =>
    state.kind === 'left' ? [`${printable(file.path)} ${printable(state.reason)}`] : [],
  )
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]
  return [
    ...section(
      written.length > 0 ? 'Fixed' : 'To fix',
      fixed.length === 0 ? [] : [`${fixed.length} in ${plural(files.length, 'file')}: ${byRule(fixed)}`],
    ),
    ...section('Not written', left),
    ...section('Not fixed', notFixed(plan.unfixed)),
    ...section('Not judged', gaps(plan.scan.coverage)),
  ]
}

/** What may stop working, once for each rule. */
export function mayStop(fixes: readonly Proposal[]): readonly string[] {
  const rules = new Map(fixes.map(({ rule }) => [rule.id, rule.fix?.mayStop]))
  return [...rules].map(([id, text]) => `${id}  ${text ?? NOT_SAID}`)
}

export const NOT_SAID = 'Nobody has said what may stop working.'

function notFixed(unfixed: readonly Unfixed[]): readonly string[] {
  const of = (kind: Unfixed['because']['kind']): readonly Unfixed[] =>
    unfixed.filter(({ because }) => because.kind === kind)
  const counted = (some: readonly Unfixed[], why: string): readonly string[] =>
    some.length === 0 ? [] : [`${some.length} ${why}: ${byRule(some)}`]
  const told = [...of('refused'), ...of('withdrawn')]
  const shown = told
    .slice(0, MAX_SHOWN)
    .map(
      ({ rule, evidence, because }) =>
        `${printable(printPlace(evidence.span))}  ${rule.id}: ${'reason' in because ? printable(because.reason) : ''}`,
    )
  return [
    ...counted(of('unsafe'), 'can break a running program, and need --unsafe'),
    ...counted(of('person'), 'need a person to decide'),
    ...counted(of('refused'), 'cannot be written'),
    ...counted(of('withdrawn'), 'did not help when tried'),
    ...shown,
    ...(told.length > MAX_SHOWN ? [`… and ${told.length - MAX_SHOWN} more (--format json names all)`] : []),
  ]
}

/** `pss-privileged 3 · image-not-pinned 1`, the most frequent first. */
function byRule(some: readonly { readonly rule: Proposal['rule'] }[]): string {
  const groups = [...Map.groupBy(some, ({ rule }) => rule.id)].map(([id, of]) => ({ id, count: of.length }))
  return groups
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
    .map(({ id, count }) => `${id} ${count}`)
    .join(' · ')
}

function gaps(coverage: FixOutcome['plan']['scan']['coverage']): readonly string[] {
  if (isComplete(coverage)) return []
  const shown = coverage.gaps
    .slice(0, MAX_SHOWN)
    .map((gap) => `! ${printable(printPlace(gap.at))}  ${printable(gap.message)}`)
  const more = coverage.gaps.length - shown.length
  return more > 0 ? [...shown, `… and ${more} more (--format json names all)`] : shown
}

const MAX_SHOWN = 10

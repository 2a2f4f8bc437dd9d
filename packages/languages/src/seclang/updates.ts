import { err, ok, type Result } from '@ringwall/model'
import { type Action, parseActionList } from './action-list.ts'
import { updateRule } from './build.ts'
import { textOf } from './macro.ts'
import type { Link, RuleSelector, SecRule, Step, Target } from './rule.ts'
import { parseIds } from './rule-selector.ts'
import { parseTargets } from './targets.ts'

/** A change of rules that stand elsewhere in the configuration. */
export type Update =
  | { readonly kind: 'remove'; readonly which: RuleSelector }
  | {
      readonly kind: 'targets'
      readonly which: RuleSelector
      readonly targets: readonly Target[]
      readonly instead: readonly Target[]
    }
  | { readonly kind: 'actions'; readonly which: RuleSelector; readonly actions: readonly Action[] }

/** A SecRuleRemove… or SecRuleUpdate… directive; `undefined` where it is another. */
export function parseUpdate(name: string, args: readonly string[]): Result<Update, string> | undefined {
  const [, verb = '', by = ''] =
    /^secrule(remove|updatetarget|updateaction)by(id|tag|msg)$/.exec(name.toLowerCase()) ?? []
  if (verb === '') return undefined
  const which = selector(by, verb === 'remove' ? args : args.slice(0, 1))
  if (!which.ok) return which
  if (verb === 'remove') return ok({ kind: 'remove', which: which.value })
  return verb === 'updatetarget' ? targetUpdate(which.value, args) : actionUpdate(which.value, args)
}

/** The steps after an update. */
export function applyUpdate(steps: readonly Step[], update: Update): Result<readonly Step[], string> {
  const changed: Step[] = []
  for (const step of steps) {
    if (step.kind === 'marker' || !isSelected(step.rule, update.which)) changed.push(step)
    else if (update.kind === 'targets') changed.push({ kind: 'rule', rule: withTargets(step.rule, update) })
    else if (update.kind === 'actions') {
      const rule = updateRule(step.rule, update.actions)
      if (!rule.ok) return rule
      changed.push({ kind: 'rule', rule: rule.value })
    }
  }
  return ok(changed)
}

/** Whether a rule is one of those selected. Tags and messages are compared as text within them. */
export function isSelected(rule: SecRule, which: RuleSelector): boolean {
  switch (which.by) {
    case 'id':
      return which.ranges.some(([first, last]) => rule.id >= first && rule.id <= last)
    case 'tag':
      return rule.tags.some((tag) => textOf(tag) === which.text)
    case 'message':
      return rule.links.some(({ message }) => message !== undefined && textOf(message) === which.text)
  }
}

function selector(by: string, words: readonly string[]): Result<RuleSelector, string> {
  if (by === 'id') return parseIds(words.map((word) => word.replace(/:\d+$/, '')))
  return words[0] === undefined
    ? err('a tag or message is wanted')
    : ok({ by: by === 'tag' ? 'tag' : 'message', text: words[0] })
}

function targetUpdate(which: RuleSelector, args: readonly string[]): Result<Update, string> {
  const targets = parseTargets(args[1] ?? '')
  if (!targets.ok) return targets
  const instead = args[2] === undefined ? ok([]) : parseTargets(args[2])
  return instead.ok ? ok({ kind: 'targets', which, targets: targets.value, instead: instead.value }) : instead
}

function actionUpdate(which: RuleSelector, args: readonly string[]): Result<Update, string> {
  const actions = parseActionList(args[1] ?? '')
  return actions.ok ? ok({ kind: 'actions', which, actions: actions.value }) : actions
}

/** Targets are added to the head of the chain; where others are named, those are replaced. */
function withTargets(rule: SecRule, update: Update & { readonly kind: 'targets' }): SecRule {
  const [head, ...rest] = rule.links
  const kept = head.targets.filter((target) => !update.instead.some((gone) => sameTarget(gone, target)))
  const link: Link = { ...head, targets: [...kept, ...update.targets] }
  return { ...rule, links: [link, ...rest] }
}

function sameTarget(a: Target, b: Target): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

import type { Link, Phase, SecRule } from '@ringwall/languages/seclang'
import { applyEffects } from './effects.ts'
import { type Entry, entry, made, nameOf } from './entry.ts'
import { expand } from './expand.ts'
import type { Program, ProgramLink, ProgramRule, ProgramTarget } from './program.ts'
import { fits, select } from './select.ts'
import { View } from './sieve/view.ts'
import { Switches } from './switches.ts'
import type { Matched, Values } from './values.ts'

/** A rule that matched. */
export interface Hit {
  readonly rule: SecRule
  readonly phase: Phase
  readonly message: string
  readonly logData: string
  /** Name and value that its last link matched. */
  readonly matched: Matched
  readonly tags: readonly string[]
}

/** What a rule wants done with the request. */
export interface Interruption {
  readonly kind: 'deny' | 'drop' | 'redirect' | 'proxy'
  readonly ruleId: number
  readonly status: number
  readonly url: string
  readonly phase: Phase
}

/** `plain` judges every value by every rule; `sieved` leaves out what cannot match, and finds the same. */
export type Manner = 'plain' | 'sieved'

/** A value that a link of a rule looked at. */
export interface Look {
  readonly rule: SecRule
  readonly link: Link
  /** `ARGS:id` */
  readonly name: string
  /** As it was sent. */
  readonly before: string
  /** After the transformations of the link. */
  readonly value: string
  readonly isMatch: boolean
}

/** How to judge, and who sees it. */
export interface EvaluationOptions {
  readonly manner: Manner
  /** Told of every value that is looked at; all are only where the manner is `plain`. */
  readonly look: ((look: Look) => void) | undefined
}

/** The rules of a program at work on the values of a transaction, phase by phase. */
export class Evaluation {
  readonly hits: Hit[] = []
  readonly switches: Switches
  readonly view: View
  readonly #program: Program
  readonly #values: Values
  readonly #options: EvaluationOptions
  #allowed: 'none' | 'request' | 'all' = 'none'
  #interruption: Interruption | undefined

  constructor(program: Program, values: Values, options: EvaluationOptions) {
    this.#program = program
    this.#values = values
    this.#options = options
    this.switches = new Switches(program)
    this.view = new View(program, values)
  }

  /** Ends the transaction without a rule. */
  reject(phase: Phase, status: number): Interruption {
    this.#interruption = { kind: 'deny', ruleId: 0, status, url: '', phase }
    return this.#interruption
  }

  run(phase: Phase): Interruption | undefined {
    if (phase !== 5 && this.#interruption !== undefined) return this.#interruption
    if (phase !== 5 && (this.#allowed === 'all' || (this.#allowed === 'request' && phase <= 2))) return undefined
    const rules = this.#program.phases[phase]
    let at = 0
    while (this.switches.mode !== 'off') {
      const next = rules[at++]
      if (next === undefined) return undefined
      if (this.switches.isRemoved(next.rule) || !this.#matches(next)) continue
      if (this.switches.mode === 'on' && this.#disrupt(next.rule, phase)) break
      at = next.rule.skipAfter === undefined ? at + next.rule.skip : next.after
    }
    return phase === 5 ? undefined : this.#interruption
  }

  /** Whether the phase ends here. */
  #disrupt(rule: SecRule, phase: Phase): boolean {
    const { disruptive } = rule
    switch (disruptive.kind) {
      case 'pass':
        return false
      case 'allow':
        if (disruptive.scope !== 'phase') this.#allowed = disruptive.scope
        return true
      case 'deny':
      case 'drop':
        this.#interruption ??= { kind: disruptive.kind, ruleId: rule.id, status: rule.status ?? 403, url: '', phase }
        return true
      case 'redirect':
      case 'proxy': {
        const url = expand(disruptive.url, this.#values, rule)
        this.#interruption ??= { kind: disruptive.kind, ruleId: rule.id, status: rule.status ?? 302, url, phase }
        return true
      }
    }
  }

  /** Whether a rule matches with all that is chained to it. What a link does on a match is done, even where a later one fails. */
  #matches({ rule, links }: ProgramRule): boolean {
    let matched: Matched | undefined
    for (const link of links) {
      matched = this.#linkMatches(rule, link)
      if (matched === undefined) return false
    }
    if (rule.isLogged && matched !== undefined) this.hits.push(this.#hit(rule, matched))
    return true
  }

  #hit(rule: SecRule, matched: Matched): Hit {
    const [head] = rule.links
    const tags = rule.tags.map((tag) => expand(tag, this.#values, rule))
    const message = expand(head.message ?? [], this.#values, rule)
    return { rule, phase: rule.phase, message, logData: expand(head.logData ?? [], this.#values, rule), matched, tags }
  }

  #linkMatches(rule: SecRule, link: ProgramLink): Matched | undefined {
    if (link.link.targets.length === 0) {
      this.#apply(rule, link)
      return NAMELESS
    }
    let matched: Matched | undefined
    for (const one of this.#candidates(rule, link)) {
      let last: string | undefined
      for (const chain of link.chains) {
        const value = made(one, chain, this.#program.chains)
        if (value === last) continue
        last = value
        const isMatch = this.#operates(link, value)
        this.#options.look?.({ rule, link: link.link, name: nameOf(one), before: one.value, value, isMatch })
        if (!isMatch) continue
        if (matched === undefined) this.#values.startMatches()
        matched = { name: nameOf(one), value }
        this.#values.addMatch(matched)
        this.#apply(rule, link)
      }
    }
    return matched
  }

  /** What a link looks at, without what it or a `ctl` excludes, and without what cannot match. */
  #candidates(rule: SecRule, link: ProgramLink): readonly Entry[] {
    const isSieved = link.filters.length > 0 && this.#options.manner === 'sieved'
    if (isSieved && !this.view.mayMatch(link)) return NONE
    const removed = this.switches.removedTargets(rule)
    if (link.txKey !== undefined && removed.length === 0) return this.#values.ofKey('TX', link.txKey)
    const gone = removed.length === 0 ? link.excludes : [...link.excludes, ...removed]
    return isSieved ? this.#sieved(link, gone) : this.#selected(link, gone)
  }

  #sieved({ includes, filters }: ProgramLink, gone: readonly ProgramTarget[]): readonly Entry[] {
    const found: Entry[] = []
    for (const target of includes) this.view.collect(found, target, filters)
    return gone.length === 0 ? found : found.filter((one) => !isAmong(one, gone))
  }

  #selected({ includes }: ProgramLink, gone: readonly ProgramTarget[]): readonly Entry[] {
    const found: Entry[] = []
    for (const target of includes) {
      const selected = select(target, this.#values, this.view.xml)
      const kept = gone.length === 0 ? selected : selected.filter((one) => !isAmong(one, gone))
      if (target.isCount) found.push(entry(`&${target.variable}`, target.key ?? '', String(kept.length)))
      else for (const one of kept) found.push(one)
    }
    return found
  }

  #operates({ operator, link }: ProgramLink, value: string): boolean {
    const run = operator.kind === 'ready' ? operator.run : operator.make(expand(operator.argument, this.#values))
    const isMatch = run.matches(value)
    if (isMatch && link.capturing) this.#capture(run.groups(value), value)
    return isMatch !== link.operator.negated
  }

  #capture(groups: readonly string[], value: string): void {
    const kept = groups.length === 0 ? [value] : groups
    for (let i = 0; i < CAPTURES; i++) {
      const group = kept[i]
      if (group === undefined) this.#values.remove('TX', String(i))
      else this.#values.put('TX', String(i), group)
    }
  }

  #apply(rule: SecRule, { link: { effects } }: ProgramLink): void {
    if (effects.length === 0) return
    const { names } = this.#program
    applyEffects(effects, { values: this.#values, rule, names }, (control) =>
      this.switches.apply(control, this.#values),
    )
  }
}

function isAmong(one: Entry, targets: readonly ProgramTarget[]): boolean {
  return targets.some((target) => fits(one, target))
}

const CAPTURES = 10
const NAMELESS: Matched = { name: '', value: '' }
const NONE: readonly Entry[] = []

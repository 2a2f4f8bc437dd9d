import type { EventFormat } from '@ringwall/formats'
import { type EventLog, isAbout, type Rule, type RuleId } from '@ringwall/model'
import { Lane } from './lane.ts'
import { plansOf } from './plan.ts'

/** An event as its format gave it. */
export interface Event {
  /** Id of its format. */
  readonly format: string
  readonly log: EventLog
  readonly raw: unknown
}

/** What a rule costs. */
export interface RuleCost {
  readonly rule: RuleId
  /** Guessed when it was loaded: comparisons of short texts for a thousand events of its log. */
  readonly estimate: number
  /** True where it is evaluated for every event of its log, for nothing necessary could be found in its condition. */
  readonly isUnindexed: boolean
  /** Events it was evaluated for, and events it held for. */
  readonly evaluated: number
  readonly matched: number
  /** Milliseconds that evaluating took, where there is a clock. */
  readonly spentMs: number
}

/** Finds the rules that hold for events: many rules at the price of a few. */
export interface Matcher {
  /**
   * The rules whose condition holds, in the order of the rules. Cost: the length of the values that rules of its log look at; the
   * first event of a log compiles its rules, and after some thousand they are compiled once more.
   */
  match(event: Event): readonly Rule[]
  costs(): readonly RuleCost[]
  /** Memory of the tables in which texts are looked for, of the logs that were seen. */
  readonly sizeBytes: number
}

/**
 * Builds a matcher of the rules that have a condition; the others are left out. Events are of the given formats. Conditions are
 * sound: their regular expressions and networks are what they say. With a clock, which gives milliseconds, each evaluation is
 * timed.
 */
export function matcher(rules: readonly Rule[], formats: readonly EventFormat[], clock?: () => number): Matcher {
  return new RuleMatcher(rules, formats, clock)
}

class RuleMatcher implements Matcher {
  readonly #clock: (() => number) | undefined
  readonly #planned: ReturnType<typeof plansOf>
  readonly #formats: ReadonlyMap<string, FormatLanes>

  constructor(rules: readonly Rule[], formats: readonly EventFormat[], clock: (() => number) | undefined) {
    this.#clock = clock
    this.#planned = plansOf(rules)
    this.#formats = new Map(formats.map((format) => [format.id, { format, byLog: new WeakMap(), byName: new Map() }]))
  }

  get sizeBytes(): number {
    const lanes = [...this.#formats.values()].flatMap(({ byName }) => [...byName.values()])
    return lanes.reduce((sum, lane) => sum + lane.sizeBytes, 0)
  }

  match({ format: id, log, raw }: Event): readonly Rule[] {
    const format = this.#formats.get(id)
    if (format === undefined) throw new Error(`no event format ${id}`)
    const held = (format.byLog.get(log) ?? this.#findLane(format, log)).match(raw)
    return held.length === 0 ? NONE : held.map(({ rule }) => rule)
  }

  costs(): readonly RuleCost[] {
    return this.#planned.plans.map(({ rule, approach, counts }) => ({
      rule: rule.id,
      estimate: Math.round(approach.cost * 100_000) / 100,
      isUnindexed: approach.witness === undefined,
      evaluated: counts.evaluated,
      matched: counts.held,
      spentMs: counts.spentMs,
    }))
  }

  #findLane({ format, byLog, byName }: FormatLanes, log: EventLog): Lane {
    const name = JSON.stringify([log.categories, log.product, log.services])
    const { plans, odds } = this.#planned
    const about = plans.filter(({ source }) => isAbout(source, log))
    const lane =
      byName.get(name) ?? new Lane(about, odds, { accessorOf: (field) => format.field(field), clock: this.#clock })
    byName.set(name, lane)
    byLog.set(log, lane)
    return lane
  }
}

/** The lanes of a format: by the log itself, which its format gives again and again, or by what the log says. */
interface FormatLanes {
  readonly format: EventFormat
  readonly byLog: WeakMap<EventLog, Lane>
  readonly byName: Map<string, Lane>
}

const NONE: readonly Rule[] = Object.freeze([])

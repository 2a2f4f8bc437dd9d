import type { EventFormat } from '@ringwall/formats'
import { type Condition, type EventLog, isAbout, type LogSource, type Rule, type RuleId } from '@ringwall/model'
import { Bucket } from './bucket.ts'
import { Compiler, type Node } from './compile.ts'
import { EventState, type FieldReader } from './event-state.ts'
import type { Waiting } from './field-index.ts'
import { type Selection, selectWitnesses } from './select.ts'
import { rateIn } from './selectivity.ts'

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
  /** Guessed when it was loaded: look-ups for a thousand events of its log. */
  readonly estimate: number
  /** True where it is evaluated for every event of its log, for nothing necessary could be found in its condition. */
  readonly isUnindexed: boolean
  /** Events it was evaluated for, and events it held for. */
  readonly evaluated: number
  readonly matched: number
}

/** Finds the rules that hold for events: many rules at the price of a few. */
export interface Matcher {
  /** The rules whose condition holds, in the order of the rules. Cost: the length of the values that rules of its log look at. */
  match(event: Event): readonly Rule[]
  costs(): readonly RuleCost[]
  /** Memory of the automata. */
  readonly sizeBytes: number
}

/** Builds a matcher of the rules that have a condition; the others are left out. Events are of the given formats. */
export function matcher(rules: readonly Rule[], formats: readonly EventFormat[]): Matcher {
  return new RuleMatcher(rules, formats)
}

interface Compiled {
  readonly rule: Rule
  readonly source: LogSource
  readonly node: Node
  readonly selection: Selection | undefined
}

class RuleMatcher implements Matcher {
  readonly #rules: readonly Compiled[]
  readonly #buckets: readonly (readonly [source: LogSource, bucket: Bucket])[]
  readonly #bucketsOf = new WeakMap<EventLog, readonly Bucket[]>()
  readonly #readers: ReadonlyMap<string, readonly FieldReader[]>
  readonly #state: EventState
  /** The event for which a rule was last evaluated. */
  readonly #stamps: Int32Array
  readonly #evaluated: Uint32Array
  readonly #matched: Uint32Array
  readonly #found: number[] = []

  constructor(rules: readonly Rule[], formats: readonly EventFormat[]) {
    const fields = new Map<string, number>()
    const numberOf = (field: string): number => {
      const number = fields.get(field) ?? fields.size
      fields.set(field, number)
      return number
    }
    const compiler = new Compiler(numberOf)
    this.#rules = compileAll(rules, compiler)
    this.#buckets = bucketsOf(this.#rules, numberOf)
    this.#readers = new Map(
      formats.map((format) => [format.id, [...fields.keys()].map((field) => format.field(field))]),
    )
    this.#state = new EventState(fields, compiler.shared)
    this.#stamps = new Int32Array(this.#rules.length)
    this.#evaluated = new Uint32Array(this.#rules.length)
    this.#matched = new Uint32Array(this.#rules.length)
  }

  get sizeBytes(): number {
    return this.#buckets.reduce((sum, [, bucket]) => sum + bucket.sizeBytes, 0)
  }

  match({ format, log, raw }: Event): readonly Rule[] {
    const readers = this.#readers.get(format)
    if (readers === undefined) throw new Error(`no event format ${format}`)
    const buckets = this.#bucketsFor(log)
    if (buckets.length === 0) return NONE
    if (this.#state.begin(raw, readers) === 1) this.#stamps.fill(0)
    this.#found.length = 0
    for (let i = 0; i < buckets.length; i++) buckets[i]?.search(this.#state, this.#evaluate)
    if (this.#found.length === 0) return NONE
    return this.#found.sort((a, b) => a - b).flatMap((number) => this.#rules[number]?.rule ?? [])
  }

  costs(): readonly RuleCost[] {
    return this.#rules.map(({ rule, node, selection }, i) => ({
      rule: rule.id,
      estimate: Math.round((Math.min(1000, selection?.rate ?? 1000) * node.cost) / 10) / 100,
      isUnindexed: selection === undefined,
      evaluated: this.#evaluated[i] ?? 0,
      matched: this.#matched[i] ?? 0,
    }))
  }

  /** Evaluates a candidate, once. */
  readonly #evaluate = (number: number): void => {
    const { stamp } = this.#state
    if (this.#stamps[number] === stamp) return
    this.#stamps[number] = stamp
    this.#evaluated[number] = (this.#evaluated[number] ?? 0) + 1
    if (this.#rules[number]?.node.holds(this.#state) !== true) return
    this.#matched[number] = (this.#matched[number] ?? 0) + 1
    this.#found.push(number)
  }

  #bucketsFor(log: EventLog): readonly Bucket[] {
    const known = this.#bucketsOf.get(log)
    if (known !== undefined) return known
    const buckets = this.#buckets.filter(([source]) => isAbout(source, log)).map(([, bucket]) => bucket)
    this.#bucketsOf.set(log, buckets)
    return buckets
  }
}

function compileAll(rules: readonly Rule[], compiler: Compiler): readonly Compiled[] {
  const withCondition = rules.flatMap((rule) => (rule.logic.kind === 'condition' ? [{ rule, logic: rule.logic }] : []))
  const rate = rateIn(withCondition.map(({ logic }) => logic.condition))
  return withCondition.map(({ rule, logic }) => {
    const condition: Condition = logic.condition
    return { rule, source: logic.source, node: compiler.node(condition), selection: selectWitnesses(condition, rate) }
  })
}

function bucketsOf(
  rules: readonly Compiled[],
  numberOf: (field: string) => number,
): readonly (readonly [LogSource, Bucket])[] {
  const bySource = new Map<string, { source: LogSource; always: number[]; waiting: Waiting[] }>()
  for (const [number, { source, selection }] of rules.entries()) {
    const key = JSON.stringify([source.category, source.product, source.service])
    const group = bySource.get(key) ?? { source, always: [], waiting: [] }
    bySource.set(key, group)
    if (selection === undefined) group.always.push(number)
    else group.waiting.push(...selection.anyOf.map((witness) => ({ witness, rule: number })))
  }
  return Array.from(bySource.values(), ({ source, always, waiting }) => [source, new Bucket(always, waiting, numberOf)])
}

const NONE: readonly Rule[] = Object.freeze([])

import type { Correlation, Rule, RuleId } from '@ringwall/model'
import { type Entry, neededFields, type Place, type ReadText, textReader } from './entry.ts'
import { newWindow } from './new-window.ts'
import { notRun } from './not-run.ts'
import { Reorder } from './reorder.ts'
import type { Met, Window } from './window.ts'

/** A rule that holds of an event. */
export interface RuleMatch {
  readonly rule: RuleId
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  readonly place: Place
  /** The text of a field of the event. */
  readonly textOf: (field: string) => string | undefined
}

/** A correlation whose demand was met. */
export interface Fired {
  readonly rule: Rule
  /** Name and value of what made the group. */
  readonly group: readonly (readonly [name: string, value: string])[]
  /** The number that the demand is about. */
  readonly count: number
  /** The matches that met it, in the order of their times; of very many the first and the last. */
  readonly matches: readonly { readonly rule: RuleId; readonly time: number; readonly place: Place }[]
}

export interface CorrelatorSettings {
  /** How much earlier than those before it a match may be and still count, in milliseconds. */
  readonly latenessMs: number
  /** Matches that are held to be put in order. */
  readonly maxPending: number
  /** Matches that groups hold, in all; over it the group that was quiet for longest is dropped. */
  readonly maxHeld: number
}

/** What was lost, so that a correlation may not have fired that should have. */
export interface Losses {
  /** Matches that came too late. */
  readonly late: number
  /** Groups that were dropped. */
  readonly groups: number
}

/**
 * Judges matches of rules by the correlations that count them, by the time of their events. A correlation that fires begins anew in
 * its group, so that ten times as many matches as it needs make it fire ten times. A match without a field of `group-by` is in
 * no group.
 */
export class Correlator {
  readonly #states: readonly State[]
  readonly #byRule: ReadonlyMap<RuleId, readonly State[]>
  readonly #needed: ReadonlyMap<RuleId, ReadonlySet<string>>
  readonly #read: ReadText
  readonly #pending: Reorder<Entry>
  readonly #maxHeld: number
  #held = 0
  #droppedGroups = 0

  /** Correlations that `notRun` tells are left out. */
  constructor(rules: readonly Rule[], { latenessMs, maxPending, maxHeld }: CorrelatorSettings) {
    const all = rules.flatMap((rule): State[] =>
      rule.logic.kind === 'correlation'
        ? [{ rule, correlation: rule.logic.correlation, windows: new Map(), expireAt: Number.NEGATIVE_INFINITY }]
        : [],
    )
    const left = notRun(new Map(all.map(({ rule, correlation }) => [rule.id, correlation])))
    this.#states = all.filter(({ rule }) => !left.has(rule.id))
    const correlations = new Map(this.#states.map(({ rule, correlation }) => [rule.id, correlation]))
    const pairs = this.#states.flatMap((state) => state.correlation.rules.map((rule) => [rule, state] as const))
    this.#byRule = new Map(
      Array.from(
        Map.groupBy(pairs, ([rule]) => rule),
        ([rule, of]) => [rule, of.map(([, state]) => state)],
      ),
    )
    this.#needed = neededFields(correlations)
    this.#read = textReader(correlations)
    this.#pending = new Reorder(latenessMs, maxPending)
    this.#maxHeld = maxHeld
  }

  get losses(): Losses {
    return { late: this.#pending.lost, groups: this.#droppedGroups }
  }

  /** True where some correlation counts matches of the rule. */
  counts(rule: RuleId): boolean {
    return this.#byRule.has(rule)
  }

  push({ rule, time, place, textOf }: RuleMatch): readonly Fired[] {
    const texts = new Map<string, string>()
    for (const field of this.#needed.get(rule) ?? []) {
      const text = textOf(field)
      if (text !== undefined) texts.set(field, text.length <= MAX_TEXT ? text : text.slice(0, MAX_TEXT))
    }
    return this.#judge(this.#pending.push({ rule, time, place, texts, inner: undefined }))
  }

  /** What correlations come to, nothing more being to come. */
  end(): readonly Fired[] {
    const fired = [...this.#judge(this.#pending.end())]
    // What a correlation comes to may begin a window of another.
    while (this.#states.some(({ windows }) => windows.size > 0))
      for (const state of this.#states)
        for (const [key, { window }] of state.windows) {
          state.windows.delete(key)
          this.#meet(state, window.close(), fired)
        }
    return fired
  }

  #judge(entries: readonly Entry[]): readonly Fired[] {
    const fired: Fired[] = []
    for (const entry of entries) this.#count(entry, fired)
    return fired
  }

  #count(entry: Entry, fired: Fired[]): void {
    for (const state of this.#byRule.get(entry.rule) ?? []) {
      const key = this.#keyOf(entry, state.correlation, state.correlation.groupBy)
      if (key === undefined) continue
      this.#expire(state, entry.time, fired)
      const window = this.#windowOf(state, key, entry.time)
      this.#held -= window.size
      const { demand } = state.correlation
      const value = demand.kind === 'value_count' ? this.#keyOf(entry, state.correlation, demand.fields) : undefined
      const met = window.push(entry, value)
      this.#held += window.size
      if (this.#held > this.#maxHeld) this.#dropQuietest(state)
      this.#meet(state, met, fired)
    }
  }

  /** The window of a group, which goes behind the others now and then: doing so for each match would cost more than counting it. */
  #windowOf({ windows, correlation }: State, key: string, now: number): Window {
    const known = windows.get(key)
    if (known !== undefined && now - known.touchedAt < correlation.timespanMs / 8) return known.window
    const window = known?.window ?? newWindow(correlation)
    windows.delete(key)
    windows.set(key, { window, touchedAt: now })
    return window
  }

  #meet({ rule, correlation }: State, met: Met | undefined, fired: Fired[]): void {
    const last = met?.matches.at(-1)
    if (met === undefined || last === undefined) return
    const group = correlation.groupBy.map((name) => [name, this.#read(last, correlation, name) ?? ''] as const)
    fired.push({ rule, group, ...met })
    this.#count({ rule: rule.id, time: last.time, place: last.place, texts: NO_TEXTS, inner: last }, fired)
  }

  /** Windows of which nothing can count any more. */
  #expire(state: State, now: number, fired: Fired[]): void {
    if (now < state.expireAt) return
    state.expireAt = now + state.correlation.timespanMs / 4
    const from = now - state.correlation.timespanMs
    for (const [key, { window, touchedAt }] of state.windows) {
      if (touchedAt >= from) return
      if (window.last >= from) continue
      state.windows.delete(key)
      this.#held -= window.size
      this.#meet(state, window.close(), fired)
    }
  }

  /** An eighth at once, for finding them costs. */
  #dropQuietest({ windows }: State): void {
    const wanted = this.#maxHeld - (this.#maxHeld >> 3)
    for (const [key, { window }] of windows) {
      if (this.#held <= wanted) return
      windows.delete(key)
      this.#held -= window.size
      this.#droppedGroups++
    }
  }

  #keyOf(entry: Entry, correlation: Correlation, names: readonly string[]): string | undefined {
    const texts: string[] = []
    for (const name of names) {
      const text = this.#read(entry, correlation, name)
      if (text === undefined) return undefined
      texts.push(text)
    }
    return texts.length === 1 ? texts[0] : JSON.stringify(texts)
  }
}

interface State {
  readonly rule: Rule
  readonly correlation: Correlation
  /** By the values that make a group; those that were quiet for longest are first. */
  readonly windows: Map<string, { readonly window: Window; readonly touchedAt: number }>
  /** When windows are looked at again, for looking at each match would cost more than matching. */
  expireAt: number
}

const NO_TEXTS: ReadonlyMap<string, string> = new Map()
const MAX_TEXT = 1024

import { Correlator, type Fired } from '@ringwall/engines/correlation'
import { type DetectedEvent, Detections, type EventPlace, type Match } from '@ringwall/engines/detection'
import { type Matcher, matcher, type RuleCost } from '@ringwall/engines/matching'
import type { EventFormat } from '@ringwall/formats'
import { textOf } from '@ringwall/languages/lib/condition'
import type { DetectionFinding, EventLog, Gap, Rule, RuleId } from '@ringwall/model'
import { type Recognise, recogniser } from './recognise.ts'
import { LogTally, Trouble } from './tally.ts'

/** What an event is judged with. */
export interface JudgeSettings {
  readonly rules: readonly Rule[]
  readonly formats: readonly EventFormat[]
  /** The log of events that no format knows. */
  readonly log: EventLog | undefined
  /** When it is judged, ms since the Unix epoch. */
  readonly time: number
  /** Times evaluations, in milliseconds. */
  readonly clock: (() => number) | undefined
  /** How much earlier than those before it an event may be and still be correlated. */
  readonly latenessMs: number
}

/** Judges events one by one. */
export class Judge {
  readonly #rules: readonly Rule[]
  readonly #matcher: Matcher
  readonly #recognise: Recognise
  readonly #detections: Detections
  readonly #correlator: Correlator
  readonly #timeless = new Trouble('no_time', (count) => `nor do ${count} more`)
  readonly #tally = new LogTally()
  readonly #accessors = new Map<EventFormat, Map<string, (raw: unknown) => unknown>>()

  constructor({ rules, formats, log, time, clock, latenessMs }: JudgeSettings) {
    this.#rules = rules
    this.#matcher = matcher(rules, formats, clock)
    this.#recognise = recogniser(formats, log)
    this.#detections = new Detections(time)
    this.#correlator = new Correlator(rules, { latenessMs, ...CORRELATED })
  }

  /** What holds of an event; `undefined` where nobody knows its log. */
  push(raw: unknown, place: EventPlace): readonly Match[] | undefined {
    const recognised = this.#recognise(raw)
    if (recognised === undefined) return undefined
    const { format, log } = recognised
    this.#tally.add(log)
    const rules = this.#matcher.match({ format: format.id, log, raw })
    if (rules.length === 0) return NONE
    const event = { ...place, raw, time: format.timeOf(raw), fieldOf: this.#fieldOf(format) }
    const matches = rules.filter(({ isSilent }) => !isSilent).map((rule) => this.#detections.add(rule, event))
    const counted = rules.filter(({ id }) => this.#correlator.counts(id))
    return counted.length === 0 ? matches : [...matches, ...counted.flatMap(({ id }) => this.#correlate(id, event))]
  }

  /** What correlations come to, nothing more being to come. */
  end(): readonly Match[] {
    return this.#record(this.#correlator.end())
  }

  /** What correlations could not take into account. */
  gaps(): readonly Gap[] {
    const { late, groups } = this.#correlator.losses
    const lost = [
      ...(late > 0 ? [`${late} matches came too late to be correlated`] : []),
      ...(groups > 0 ? [`${groups} groups of matches were dropped, for they were too many`] : []),
    ]
    const at = { file: '-' }
    return [...this.#timeless.gaps(), ...lost.map((message): Gap => ({ code: 'truncated', message, at }))]
  }

  findings(): readonly DetectionFinding[] {
    return this.#detections.findings()
  }

  costs(): readonly RuleCost[] {
    return this.#matcher.costs()
  }

  /** How many events rules are about, and how many of each log none is. */
  counts(): ReturnType<LogTally['split']> {
    return this.#tally.split(this.#rules.flatMap(({ logic }) => (logic.kind === 'condition' ? [logic.source] : [])))
  }

  #correlate(rule: RuleId, event: DetectedEvent): readonly Match[] {
    const { time, raw, fieldOf, asset, file, line, path } = event
    if (time === undefined) {
      this.#timeless.add(file, line, 'this event tells no time, so that its match is not correlated')
      return NONE
    }
    const read = (field: string): string | undefined => textOf(fieldOf(field)(raw))
    return this.#record(this.#correlator.push({ rule, time, place: { asset, file, line, path }, textOf: read }))
  }

  #record(fired: readonly Fired[]): readonly Match[] {
    return fired.flatMap(({ rule, group, count, matches }) => {
      const [first, last] = [matches[0], matches.at(-1)]
      if (rule.isSilent || first === undefined || last === undefined) return []
      const fields = [
        ...group,
        ['count', String(count)] as const,
        ['first', `${new Date(first.time).toISOString()} ${first.place.file}:${first.place.line}`] as const,
      ]
      return [this.#detections.record(rule, last.place, { time: last.time, fields })]
    })
  }

  /** Accessors are compiled once a format and field. */
  #fieldOf(format: EventFormat): DetectedEvent['fieldOf'] {
    const known = this.#accessors.get(format) ?? new Map<string, (raw: unknown) => unknown>()
    this.#accessors.set(format, known)
    return (name) => {
      const accessor = known.get(name) ?? format.field(name)
      known.set(name, accessor)
      return accessor
    }
  }
}

const NONE: readonly Match[] = []
/** Matches that are held: some hundred bytes each. */
const CORRELATED = { maxPending: 500_000, maxHeld: 500_000 }

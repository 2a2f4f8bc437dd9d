import { type DetectedEvent, Detections, type Match } from '@ringwall/engines/detection'
import { type Matcher, matcher, type RuleCost } from '@ringwall/engines/matching'
import type { EventFormat } from '@ringwall/formats'
import type { DetectionFinding, EventLog, Rule } from '@ringwall/model'
import { type Recognise, recogniser } from './recognise.ts'
import { LogTally } from './tally.ts'

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
}

/** Where an event was read. */
export type Place = Pick<DetectedEvent, 'asset' | 'file' | 'line' | 'path'>

/** Judges events one by one. */
export class Judge {
  readonly #rules: readonly Rule[]
  readonly #matcher: Matcher
  readonly #recognise: Recognise
  readonly #detections: Detections
  readonly #tally = new LogTally()
  readonly #accessors = new Map<EventFormat, Map<string, (raw: unknown) => unknown>>()

  constructor({ rules, formats, log, time, clock }: JudgeSettings) {
    this.#rules = rules
    this.#matcher = matcher(rules, formats, clock)
    this.#recognise = recogniser(formats, log)
    this.#detections = new Detections(time)
  }

  /** What holds of an event; `undefined` where nobody knows its log. */
  push(raw: unknown, place: Place): readonly Match[] | undefined {
    const recognised = this.#recognise(raw)
    if (recognised === undefined) return undefined
    const { format, log } = recognised
    this.#tally.add(log)
    const rules = this.#matcher.match({ format: format.id, log, raw })
    if (rules.length === 0) return NONE
    const event = { ...place, raw, time: format.timeOf(raw), fieldOf: this.#fieldOf(format) }
    return rules.filter(({ isSilent }) => !isSilent).map((rule) => this.#detections.add(rule, event))
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

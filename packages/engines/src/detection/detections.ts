import type { DetectionFinding, EventEvidence, Evidence, FileAsset, Path, Rule, RuleId } from '@ringwall/model'
import { fingerprintOf } from '../lib/fingerprint/index.ts'
import { worstFirst } from '../lib/worst-first/index.ts'
import { type EventReasons, eventReasons } from './event-reasons.ts'

/** Where an event was read. */
export interface EventPlace {
  /** What it was read from. */
  readonly asset: FileAsset
  /** The file as the person named it, and the line that the event begins in. */
  readonly file: string
  readonly line: number
  /** Where in the document of that line it stands. */
  readonly path: Path
}

/** An event that rules hold of. */
export interface DetectedEvent extends EventPlace {
  /** Milliseconds since the Unix epoch, where the event tells. */
  readonly time: number | undefined
  readonly raw: unknown
  /** Prepares reading a field; the same function for all events of a format. */
  readonly fieldOf: (name: string) => (raw: unknown) => unknown
}

/** A rule that holds of an event, and because of which fields. */
export interface Match {
  readonly rule: Rule
  readonly evidence: EventEvidence
  readonly file: string
  readonly line: number
}

/**
 * Makes findings of what rules hold of: one for a rule and an asset, with a count, the time between the first event and the
 * last, and the first twenty events. Memory grows with the rules that hold, not with the events.
 */
export class Detections {
  /** When it is judged, ms since the Unix epoch. */
  readonly #time: number
  readonly #byAsset = new Map<FileAsset, Map<RuleId, Growing>>()
  readonly #reasons = new Map<RuleId, EventReasons>()

  constructor(time: number) {
    this.#time = time
  }

  /** Remembers that a rule holds of an event, and tells why it does. */
  add(rule: Rule, event: DetectedEvent): Match {
    return this.record(rule, event, { time: event.time, fields: this.#reasonsOf(rule)(event) })
  }

  /** Remembers that a rule holds, for a reason that is known. */
  record(rule: Rule, where: EventPlace, evidence: EventEvidence): Match {
    const growing = this.#growing(rule, where.asset)
    growing.count++
    const { time } = evidence
    if (time !== undefined) {
      growing.firstSeen = Math.min(growing.firstSeen ?? time, time)
      growing.lastSeen = Math.max(growing.lastSeen ?? time, time)
    }
    if (growing.evidence.length < MAX_EVIDENCE) growing.evidence.push(place(rule, where, evidence))
    return { rule, evidence, file: where.file, line: where.line }
  }

  /** Worst first. */
  findings(): readonly DetectionFinding[] {
    const found = [...this.#byAsset].flatMap(([asset, byRule]) =>
      Array.from(byRule.values(), ({ rule, ...seen }): DetectionFinding => {
        const { id, severity, title, remediation } = rule
        return {
          class: 'detection_finding',
          fingerprint: fingerprintOf('detection_finding', id, asset),
          rule: id,
          severity,
          title,
          time: this.#time,
          asset,
          remediation,
          coverage: [],
          ...seen,
        }
      }),
    )
    return worstFirst(found)
  }

  #reasonsOf(rule: Rule): EventReasons {
    const known = this.#reasons.get(rule.id)
    if (known !== undefined) return known
    const reasons = eventReasons(rule)
    this.#reasons.set(rule.id, reasons)
    return reasons
  }

  #growing(rule: Rule, asset: FileAsset): Growing {
    const byRule = this.#byAsset.get(asset) ?? new Map<RuleId, Growing>()
    this.#byAsset.set(asset, byRule)
    const growing = byRule.get(rule.id) ?? { rule, count: 0, firstSeen: undefined, lastSeen: undefined, evidence: [] }
    byRule.set(rule.id, growing)
    return growing
  }
}

interface Growing {
  readonly rule: Rule
  readonly evidence: Evidence[]
  count: number
  firstSeen: number | undefined
  lastSeen: number | undefined
}

function place({ title }: Rule, { file, line, path }: EventPlace, event: EventEvidence): Evidence {
  const seen = event.fields.map(([name, value]) => `${name}: ${value}`).join(' · ')
  return {
    message: seen === '' ? title : `${title}: ${seen}`,
    path,
    span: { file, start: { line, column: 1 }, end: { line, column: 1 } },
    excerpt: { firstLine: line, lines: [] },
    edit: undefined,
    event,
  }
}

const MAX_EVIDENCE = 20

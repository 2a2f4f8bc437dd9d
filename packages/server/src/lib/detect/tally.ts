import { type EventLog, type Gap, isAbout, type LogSource } from '@ringwall/model'

/** Counts events by their log, and tells of which logs rules are about. */
export class LogTally {
  readonly #counts = new Map<EventLog, number>()

  add(log: EventLog): void {
    this.#counts.set(log, (this.#counts.get(log) ?? 0) + 1)
  }

  /** How many events rules are about, and how many of each other log there were. */
  split(sources: readonly LogSource[]): {
    readonly judged: number
    readonly passedOver: Readonly<Record<string, number>>
  } {
    let judged = 0
    const passedOver = new Map<string, number>()
    for (const [log, count] of this.#counts) {
      if (sources.some((source) => isAbout(source, log))) judged += count
      else passedOver.set(nameOf(log), (passedOver.get(nameOf(log)) ?? 0) + count)
    }
    return { judged, passedOver: Object.fromEntries(passedOver) }
  }
}

/** Counts troubles of one kind in a file, and tells them as one gap at the first. */
export class Trouble {
  readonly #code: Gap['code']
  readonly #others: (count: number) => string
  #first: Gap | undefined
  #count = 0

  /** `others` tells that there are so many more. */
  constructor(code: Gap['code'], others: (count: number) => string) {
    this.#code = code
    this.#others = others
  }

  add(file: string, line: number, message: string): void {
    const place = { line, column: 1 }
    this.#first ??= { code: this.#code, message, at: { file, start: place, end: place } }
    this.#count++
  }

  gaps(): readonly Gap[] {
    if (this.#first === undefined) return []
    const { message } = this.#first
    return [{ ...this.#first, message: this.#count === 1 ? message : `${message}; ${this.#others(this.#count - 1)}` }]
  }
}

/** `windows/sysmon/process_creation`. */
function nameOf({ product, services, categories }: EventLog): string {
  const parts = [product, services.join('+'), categories.join('+')].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? '-' : parts.join('/')
}

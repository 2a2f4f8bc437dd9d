import { textOf } from '@ringwall/languages/lib/condition'
import { type Clue, clueKey } from './clue.ts'
import { EventFields } from './event-fields.ts'
import { numbering } from './numbering.ts'
import type { Odds } from './odds.ts'

/** Counts in how many events of a log texts are, one by one: for a sample, for it costs far more than looking by an index. */
export class Census {
  readonly #entries: readonly Entry[]
  readonly #fields: EventFields
  #events = 0

  constructor(clues: readonly Clue[], accessorOf: (field: string) => (event: unknown) => unknown) {
    const fields = numbering<string>((field) => field)
    const unique = new Map(clues.map((clue) => [clueKey(clue), clue]))
    this.#entries = [...unique].flatMap(([key, clue]): Entry[] => {
      const isThere = clue.field === undefined ? undefined : textTest(clue)
      return isThere === undefined ? [] : [{ key, field: fields.of(clue.field ?? ''), isThere, count: 0 }]
    })
    this.#fields = new EventFields(accessorOf, fields.all)
  }

  get events(): number {
    return this.#events
  }

  count(event: unknown): void {
    this.#events++
    this.#fields.open(event)
    for (const entry of this.#entries) {
      const value = this.#fields.value(entry.field)
      if (value !== undefined && entry.isThere(this.#fields.folded(entry.field), value)) entry.count++
    }
  }

  /** What was seen, and where little was, what was expected. */
  odds(expected: Odds): Odds {
    const seen = new Map(this.#entries.map(({ key, count }) => [key, count]))
    const events = this.#events
    return {
      of: (clue) => {
        const count = seen.get(clueKey(clue))
        if (count === undefined) return expected.of(clue)
        return (expected.of(clue) * EXPECTATION + count) / (EXPECTATION + events)
      },
    }
  }
}

interface Entry {
  readonly key: string
  readonly field: number
  readonly isThere: (folded: string, value: unknown) => boolean
  count: number
}

/** Whether a text is in a value that is no list. Other clues are as rare as they are expected to be. */
function textTest(clue: Clue): Entry['isThere'] | undefined {
  switch (clue.kind) {
    case 'equals':
      return (folded, value) => folded === clue.text && textOf(value) !== undefined
    case 'contains':
      return (folded) => folded.includes(clue.text)
    case 'prefix':
      return (folded) => folded.startsWith(clue.text)
    case 'suffix':
      return (folded) => folded.endsWith(clue.text)
    case 'present':
      return () => true
    case 'network':
    case 'number':
      return undefined
  }
}

/** As many events as what is expected weighs. */
const EXPECTATION = 8

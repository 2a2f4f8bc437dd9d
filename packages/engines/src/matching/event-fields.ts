import { fold } from '@ringwall/base/fold'
import { textOf } from '@ringwall/languages/lib/condition'

/** How a field is read. */
export type AccessorOf = (field: string) => (event: unknown) => unknown

/** Fields of one event after the other, by number: each is read, and its text folded, at most once for an event. */
export class EventFields {
  readonly #accessorOf: AccessorOf
  /** The names of the fields by their numbers; it may grow. */
  readonly #names: readonly string[]
  readonly #slots: Slot[] = []
  #event: unknown
  #now = 0

  constructor(accessorOf: AccessorOf, names: readonly string[]) {
    this.#accessorOf = accessorOf
    this.#names = names
  }

  get event(): unknown {
    return this.#event
  }

  /** Turns to the next event. */
  open(event: unknown): void {
    this.#event = event
    this.#now++
  }

  value(field: number): unknown {
    const slot = this.#slots[field] ?? this.#newSlot(field)
    if (slot.readAt === this.#now) return slot.value
    slot.readAt = this.#now
    slot.value = slot.read(this.#event)
    return slot.value
  }

  /** The text of a value that is no list, without case; empty where it has none. */
  folded(field: number): string {
    const value = this.value(field)
    const slot = this.#slots[field] ?? this.#newSlot(field)
    if (slot.foldedAt === this.#now) return slot.folded
    slot.foldedAt = this.#now
    slot.folded = fold(typeof value === 'string' ? value : (textOf(value) ?? ''))
    return slot.folded
  }

  #newSlot(field: number): Slot {
    while (this.#slots.length <= field) {
      const read = this.#accessorOf(this.#names[this.#slots.length] ?? '')
      this.#slots.push({ read, value: undefined, readAt: 0, folded: '', foldedAt: 0 })
    }
    return this.#slots[field] as Slot // the loop has just made it
  }
}

interface Slot {
  readonly read: (event: unknown) => unknown
  value: unknown
  readAt: number
  folded: string
  foldedAt: number
}

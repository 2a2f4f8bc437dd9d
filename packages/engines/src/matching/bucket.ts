import type { EventState } from './event-state.ts'
import { FieldIndex, type Found, type Waiting } from './field-index.ts'

/** Rules about the same events, by number. */
export class Bucket {
  /** Rules that have no witness: candidates for every event. */
  readonly #always: readonly number[]
  readonly #fields: readonly FieldIndex[]
  /** Witnesses among all values. */
  readonly #anywhere: FieldIndex | undefined

  constructor(always: readonly number[], waiting: readonly Waiting[], numberOf: (field: string) => number) {
    const fields = new Map<string | undefined, Waiting[]>()
    for (const one of waiting) {
      const { field } = one.witness
      fields.set(field, [...(fields.get(field) ?? []), one])
    }
    const anywhere = fields.get(undefined)
    this.#always = always
    this.#anywhere = anywhere && new FieldIndex(-1, anywhere)
    this.#fields = [...fields].flatMap(([field, of]) =>
      field === undefined ? [] : [new FieldIndex(numberOf(field), of)],
    )
  }

  /** Memory of the automata. */
  get sizeBytes(): number {
    return [...this.#fields, ...(this.#anywhere === undefined ? [] : [this.#anywhere])].reduce(
      (sum, f) => sum + f.sizeBytes,
      0,
    )
  }

  /** Finds the rules whose condition may hold for the present event: every one whose condition does is among them. */
  search(state: EventState, found: Found): void {
    for (let i = 0; i < this.#always.length; i++) found(this.#always[i] ?? 0)
    for (let i = 0; i < this.#fields.length; i++) this.#fields[i]?.search(state, found)
    if (this.#anywhere !== undefined) state.search(this.#anywhere, found)
  }
}

import type { Clue } from './clue.ts'
import type { EventFields } from './event-fields.ts'
import { FieldIndex, type Report } from './field-index.ts'

/** Looks for many clues in an event at once. */
export class ClueIndex {
  readonly #byField: readonly { readonly field: number; readonly index: FieldIndex }[]
  readonly #anywhere: FieldIndex | undefined

  /** Clues are reported by their place in the list; `fieldNumber` gives a field its number among those of the event. */
  constructor(clues: readonly Clue[], fieldNumber: (field: string) => number) {
    const numbered = clues.map((clue, number) => [clue, number] as const)
    const indexes = [...Map.groupBy(numbered, ([{ field }]) => field)].map(
      ([field, of]) => ({ field, index: new FieldIndex(of) }) as const,
    )
    this.#byField = indexes.flatMap(({ field, index }) =>
      field === undefined ? [] : [{ field: fieldNumber(field), index }],
    )
    this.#anywhere = indexes.find(({ field }) => field === undefined)?.index
  }

  get sizeBytes(): number {
    const anywhere = this.#anywhere?.sizeBytes ?? 0
    return this.#byField.reduce((sum, { index }) => sum + index.sizeBytes, anywhere)
  }

  /** Reports every clue that is in the event, some that only look alike, some more than once. */
  look(fields: EventFields, report: Report): void {
    for (const { field, index } of this.#byField) index.lookAt(fields.value(field), report)
    this.#anywhere?.lookInto(fields.event, report)
  }
}

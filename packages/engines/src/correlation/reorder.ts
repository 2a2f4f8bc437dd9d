/** Something with a time. */
export interface Timed {
  readonly time: number
}

/**
 * Puts things in the order of their times. Each is held until one came that is later by more than the lateness, or more are held
 * than the capacity; a thing older than what was given away already is lost, and counted. Cost: the logarithm of what is held.
 */
export class Reorder<T extends Timed> {
  readonly #latenessMs: number
  readonly #capacity: number
  /** A heap: each before the two at twice its place, plus one and two. */
  readonly #held: Held<T>[] = []
  #arrived = 0
  #latest = Number.NEGATIVE_INFINITY
  #given = Number.NEGATIVE_INFINITY
  lost = 0

  constructor(latenessMs: number, capacity: number) {
    this.#latenessMs = latenessMs
    this.#capacity = capacity
  }

  /** Takes one and gives those whose turn it is. */
  push(thing: T): readonly T[] {
    if (thing.time < this.#given) {
      this.lost++
      return []
    }
    this.#latest = Math.max(this.#latest, thing.time)
    this.#insert({ thing, order: this.#arrived++ })
    const ready: T[] = []
    while (this.#isReady()) ready.push(this.#take())
    return ready
  }

  /** All that is held. */
  end(): readonly T[] {
    const ready: T[] = []
    while (this.#held.length > 0) ready.push(this.#take())
    return ready
  }

  #isReady(): boolean {
    const [first] = this.#held
    if (first === undefined) return false
    return this.#held.length > this.#capacity || first.thing.time < this.#latest - this.#latenessMs
  }

  #insert(held: Held<T>): void {
    let at = this.#held.push(held) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (isBefore(this.#at(above), held)) break
      this.#held[at] = this.#at(above)
      at = above
    }
    this.#held[at] = held
  }

  #take(): T {
    const first = this.#at(0)
    const last = this.#held.pop() as Held<T> // there is a first one, so there is a last one
    if (this.#held.length > 0) this.#sink(last)
    this.#given = first.thing.time
    return first.thing
  }

  #sink(held: Held<T>): void {
    let at = 0
    for (let below = 1; below < this.#held.length; below = 2 * at + 1) {
      if (below + 1 < this.#held.length && isBefore(this.#at(below + 1), this.#at(below))) below++
      if (isBefore(held, this.#at(below))) break
      this.#held[at] = this.#at(below)
      at = below
    }
    this.#held[at] = held
  }

  #at(index: number): Held<T> {
    return this.#held[index] as Held<T> // callers stay within the heap
  }
}

interface Held<T> {
  readonly thing: T
  readonly order: number
}

/** What came first goes first among equals. */
function isBefore<T extends Timed>(a: Held<T>, b: Held<T>): boolean {
  return a.thing.time < b.thing.time || (a.thing.time === b.thing.time && a.order < b.order)
}

import { Stop } from './stop.ts'

/** Bounds for running templates. */
export interface TemplateLimits {
  /** Units of work: a node or a call is one, and so are 64 characters, elements or entries that a call takes or gives. */
  readonly steps: number
  /** Characters printed, also into texts that functions take. */
  readonly characters: number
  /** Actions, pipelines and templates within each other. */
  readonly depth: number
}

export const DEFAULT_TEMPLATE_LIMITS: TemplateLimits = { steps: 20_000_000, characters: 256 * 1024 * 1024, depth: 250 }

/** What is left of the limits; shared by all that runs together. */
export class Budget {
  readonly #limits: TemplateLimits
  #steps = 0
  #characters = 0
  #depth = 0

  constructor(limits: TemplateLimits) {
    this.#limits = limits
  }

  /** Counts work before it is done; stops where it would be too much. */
  work(steps: number): void {
    this.#steps += steps
    if (this.#steps > this.#limits.steps) throw new Stop(`does more than ${this.#limits.steps} steps of work`)
  }

  /** Counts characters before they are made; stops where they would be too many. */
  write(characters: number): void {
    this.#characters += characters
    if (this.#characters > this.#limits.characters)
      throw new Stop(`makes more than ${this.#limits.characters} characters`)
    this.work(characters / UNIT)
  }

  /** Does what is one level deeper. */
  nested<T>(what: () => T): T {
    if (this.#depth >= this.#limits.depth) throw new Stop(`nested deeper than ${this.#limits.depth} levels`)
    this.#depth++
    try {
      return what()
    } finally {
      this.#depth--
    }
  }
}

/** Characters, elements or entries that cost one step. */
export const UNIT = 64

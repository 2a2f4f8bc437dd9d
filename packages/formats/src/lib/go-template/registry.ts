import type { Template } from './node.ts'
import { isBlank } from './parser.ts'

/** Templates by name. A text that runs as a template adds its own in a registry above the others, and leaves those as they are. */
export class Registry {
  readonly #below: Registry | undefined
  readonly #own = new Map<string, Template>()

  constructor(below?: Registry) {
    this.#below = below
  }

  find(name: string): Template | undefined {
    return this.#own.get(name) ?? this.#below?.find(name)
  }

  /** The later one of a name counts, but for one that prints nothing. */
  add(template: Template): void {
    if (this.find(template.name) !== undefined && isBlank(template)) return
    this.#own.set(template.name, template)
  }
}

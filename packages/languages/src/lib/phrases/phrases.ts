import { type Automaton, automaton } from './automaton.ts'

/** Many phrases, looked for in one pass, ASCII letters in any case. */
export interface Phrases {
  /** The phrase that ends first, the longest of those; `undefined` where there is none. */
  first(text: string): PhraseMatch | undefined
}

export interface PhraseMatch {
  readonly phrase: number
  readonly end: number
}

/** Looks each byte of a text up once, whatever the number of phrases. */
export function phrases(list: readonly string[]): Phrases {
  const { classes, count, next, outputs } = automaton(list)
  const at = (state: number, code: number): number => next[state * count + (classes[code & 255] ?? 0)] ?? 0
  return {
    first(text) {
      for (let i = 0, state = 0; i < text.length; i++) {
        state = at(state, text.charCodeAt(i))
        const [phrase] = outputs[state] ?? NONE
        if (phrase !== undefined) return { phrase, end: i + 1 }
      }
      return undefined
    },
  }
}

const NONE: Automaton['outputs'][number] = []

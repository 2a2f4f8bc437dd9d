/** Many phrases, looked for in one pass, ASCII letters in any case. */
export interface Phrases {
  /** The phrase that ends first, the longest of those; `undefined` where there is none. */
  first(text: string): PhraseMatch | undefined
  /** Calls `visit` with the number of every phrase that ends at any place, until it answers false. */
  each(text: string, visit: (phrase: number) => boolean): void
}

export interface PhraseMatch {
  readonly phrase: number
  readonly end: number
}

/**
 * An Aho-Corasick automaton over bytes, dense in classes of bytes: one table look-up for each byte of text. Built in time and
 * space linear in the phrases' length times the number of different bytes in them.
 */
export function phrases(list: readonly string[]): Phrases {
  const { classes, count } = byteClasses(list)
  const { next, outputs, suffix } = automaton(list, classes, count)
  const hasOutput = Uint8Array.from(outputs, (own, state) => (own.length > 0 || (suffix[state] ?? 0) > 0 ? 1 : 0))
  const at = (state: number, code: number): number => next[state * count + (classes[code & 255] ?? 0)] ?? 0
  return {
    first(text) {
      for (let i = 0, state = 0; i < text.length; i++) {
        state = at(state, text.charCodeAt(i))
        if (hasOutput[state] !== 1) continue
        const own = outputs[state] ?? []
        const holder = own.length > 0 ? own : (outputs[suffix[state] ?? 0] ?? [])
        return { phrase: holder[0] ?? 0, end: i + 1 }
      }
      return undefined
    },
    each(text, visit) {
      for (let i = 0, state = 0; i < text.length; i++) {
        state = at(state, text.charCodeAt(i))
        if (hasOutput[state] !== 1) continue
        for (let holder = state; holder > 0; holder = suffix[holder] ?? 0)
          for (const phrase of outputs[holder] ?? []) if (!visit(phrase)) return
      }
    },
  }
}

function byteClasses(list: readonly string[]): { readonly classes: Uint16Array; readonly count: number } {
  const classes = new Uint16Array(256)
  let count = 1
  for (const phrase of list)
    for (let i = 0; i < phrase.length; i++) {
      const code = lower(phrase.charCodeAt(i) & 255)
      if (classes[code] === 0) classes[code] = count++
    }
  for (let code = 65; code <= 90; code++) classes[code] = classes[code + 32] ?? 0
  return { classes, count }
}

interface Automaton {
  readonly next: Int32Array
  readonly outputs: readonly (readonly number[])[]
  /** The nearest suffix state that ends a phrase. */
  readonly suffix: Int32Array
}

function automaton(list: readonly string[], classes: Uint16Array, count: number): Automaton {
  const outputs: number[][] = [[]]
  const size = list.reduce((sum, phrase) => sum + phrase.length, 1)
  const next = new Int32Array(size * count)
  for (const [number, phrase] of list.entries()) {
    let state = 0
    for (let i = 0; i < phrase.length; i++) {
      const slot = state * count + (classes[phrase.charCodeAt(i) & 255] ?? 0)
      if (next[slot] === 0) {
        next[slot] = outputs.length
        outputs.push([])
      }
      state = next[slot] ?? 0
    }
    outputs[state]?.push(number)
  }
  return { next: next.subarray(0, outputs.length * count), outputs, suffix: link(next, outputs, count) }
}

/** Fills the missing edges by those of the longest suffix, breadth first. */
function link(next: Int32Array, outputs: readonly (readonly number[])[], count: number): Int32Array {
  const fail = new Int32Array(outputs.length)
  const suffix = new Int32Array(outputs.length)
  const queue: number[] = []
  for (let c = 0; c < count; c++) if ((next[c] ?? 0) !== 0) queue.push(next[c] ?? 0)
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0
    const back = fail[state] ?? 0
    suffix[state] = (outputs[back] ?? []).length > 0 ? back : (suffix[back] ?? 0)
    for (let c = 0; c < count; c++) {
      const slot = state * count + c
      const target = next[slot] ?? 0
      const other = next[back * count + c] ?? 0
      if (target === 0) next[slot] = other
      else {
        fail[target] = other
        queue.push(target)
      }
    }
  }
  return suffix
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

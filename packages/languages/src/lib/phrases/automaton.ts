/** An Aho-Corasick automaton over bytes, dense in classes of bytes, letters of ASCII in any case. It starts in state 0. */
export interface Automaton {
  /** The class of each byte. */
  readonly classes: Uint16Array
  /** How many classes there are. */
  readonly count: number
  /** The state after a state and a class: at `state * count + class`. */
  readonly next: Int32Array
  /** Of each state the numbers of the phrases that end there, the longest first. */
  readonly outputs: readonly (readonly number[])[]
}

/** Built in time and space linear in the phrases' length times the number of different bytes in them. */
export function automaton(list: readonly string[]): Automaton {
  const { classes, count } = byteClasses(list)
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
    if (state > 0) outputs[state]?.push(number)
  }
  const used = next.slice(0, outputs.length * count)
  link(used, outputs, count)
  return { classes, count, next: used, outputs }
}

/** Class 0 is of bytes in no phrase. */
function byteClasses(list: readonly string[]): Pick<Automaton, 'classes' | 'count'> {
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

/** Fills the missing edges by those of the longest suffix, breadth first, and adds what ends there. */
function link(next: Int32Array, outputs: number[][], count: number): void {
  const fail = new Int32Array(outputs.length)
  const queue: number[] = []
  for (let c = 0; c < count; c++) if ((next[c] ?? 0) !== 0) queue.push(next[c] ?? 0)
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0
    const back = fail[state] ?? 0
    outputs[state]?.push(...(outputs[back] ?? []))
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
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

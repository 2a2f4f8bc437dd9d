import { fold } from '../fold/index.ts'
import type { Needle } from './finder.ts'
import { CLASS_OF, LETTER_CLASSES } from './letters.ts'

/** Texts by their letters, one after the other, in a dense table: state and letter → state. The root is 0. */
export interface NeedleTree {
  /** Letters that some needle has, numbered from 1, for units below 256; the others by the class of their letter. */
  readonly low: Uint8Array
  readonly byClass: Uint8Array
  /** `next[(state << shift) | letter]`; 0 where no needle goes on. */
  readonly shift: number
  readonly next: Int32Array
  readonly states: number
  /** The first needle that ends at a state, or -1, for a needle the next that ends there, and its id. */
  readonly ends: Int32Array
  readonly alike: Int32Array
  readonly ids: Int32Array
}

/** Puts needles into a tree, from their first letter on or, `backward`, from their last. Case does not matter. */
export function needleTree(needles: readonly Needle[], direction: 'forward' | 'backward'): NeedleTree {
  const folded = needles.map(({ text }) => fold(text))
  const byClass = numberLetters(folded)
  const shift = Math.ceil(Math.log2(Math.max(2, ...byClass.map((n) => n + 1))))
  let next = new Int32Array(FIRST_STATES << shift)
  let ends = new Int32Array(FIRST_STATES).fill(-1)
  const alike = new Int32Array(needles.length).fill(-1)
  let states = 1
  for (const [i, needle] of folded.entries()) {
    while (states + needle.length > ends.length) {
      next = grown(next, 0)
      ends = grown(ends, -1)
    }
    let state = 0
    for (let k = 0; k < needle.length; k++) {
      const unit = needle.charCodeAt(direction === 'forward' ? k : needle.length - 1 - k)
      const at = (state << shift) | (byClass[CLASS_OF[unit] ?? 0] ?? 0)
      state = next[at] || states++
      next[at] = state
    }
    alike[i] = ends[state] ?? -1
    ends[state] = i
  }
  return {
    low: Uint8Array.from({ length: 256 }, (_, unit) => byClass[CLASS_OF[unit] ?? 0] ?? 0),
    byClass,
    shift,
    next: next.slice(0, states << shift),
    states,
    ends: ends.slice(0, states),
    alike,
    ids: Int32Array.from(needles, ({ id }) => id),
  }
}

/** Twice as long, the rest filled. */
function grown(list: Int32Array<ArrayBuffer>, filler: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(list.length * 2)
  if (filler !== 0) longer.fill(filler, list.length)
  longer.set(list)
  return longer
}

/** Class → number of the letter in this tree, from 1 on; 0 for those that no needle has. */
function numberLetters(needles: readonly string[]): Uint8Array {
  const numbers = new Uint8Array(LETTER_CLASSES)
  let letters = 0
  for (const needle of needles)
    for (let i = 0; i < needle.length; i++) {
      const of = CLASS_OF[needle.charCodeAt(i)] ?? 0
      if (numbers[of] === 0) numbers[of] = ++letters
    }
  return numbers
}

/** More than the letters of a needle, so that twice as many are always enough for one more. */
const FIRST_STATES = 256

import type { Finder, Needle } from './finder.ts'
import { CLASS_OF } from './letters.ts'
import { type NeedleTree, needleTree } from './needle-tree.ts'

/**
 * Finds needles anywhere in texts, all at once (Aho and Corasick 1975), in one step for each letter of the text whatever the
 * number of needles. Reports every needle that is there, once for each place, and some that only look alike.
 */
export function substringFinder(needles: readonly Needle[]): Finder {
  const { next, links, tree, order } = complete(needleTree(needles, 'forward'))
  const { shift, low, byClass, ends, alike, ids } = tree
  const firstEnd = order.quiet
  function find(text: string, report: (id: number) => void): void {
    let state = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      state = next[(state << shift) | ((unit < 256 ? low[unit] : byClass[CLASS_OF[unit] ?? 0]) ?? 0)] ?? 0
      if (state < firstEnd) continue
      for (let at = order.old[state] ?? 0; at > 0; at = links[at] ?? 0)
        for (let end = ends[at] ?? -1; end >= 0; end = alike[end] ?? -1) report(ids[end] ?? -1)
    }
  }
  return { find, sizeBytes: next.byteLength + links.byteLength + ends.byteLength + order.old.byteLength }
}

interface Completed {
  /** Every step, with those that fall back, in the new numbers. */
  readonly next: Uint16Array | Int32Array
  /** The longest proper ending of a state at which a needle ends, or 0; in the old numbers. */
  readonly links: Int32Array
  readonly tree: NeedleTree
  readonly order: Order
}

/** States numbered anew: those at which nothing ends come first, so that one comparison tells. */
interface Order {
  readonly quiet: number
  readonly old: Int32Array
}

function complete(tree: NeedleTree): Completed {
  const { shift, states, ends } = tree
  const next = Int32Array.from(tree.next)
  const fallback = new Int32Array(states)
  const links = new Int32Array(states)
  const queue = new Int32Array(states)
  let queued = 1
  for (let head = 0; head < queued; head++) {
    const state = queue[head] ?? 0
    const fall = fallback[state] ?? 0
    for (let letter = 0; letter < 1 << shift; letter++) {
      const at = (state << shift) | letter
      const over = state === 0 ? 0 : (next[(fall << shift) | letter] ?? 0)
      const child = tree.next[at] ?? 0
      if (child === 0) {
        next[at] = over
        continue
      }
      fallback[child] = over
      links[child] = (ends[over] ?? -1) >= 0 ? over : (links[over] ?? 0)
      queue[queued++] = child
    }
  }
  const order = quietFirst(tree, links)
  return { next: renumbered(next, shift, order), links, tree, order }
}

function quietFirst({ states, ends }: NeedleTree, links: Int32Array): Order {
  const isQuiet = (state: number): boolean => (ends[state] ?? -1) < 0 && links[state] === 0
  const all = Int32Array.from({ length: states }, (_, state) => state)
  const quiet = all.filter(isQuiet)
  return {
    quiet: quiet.length,
    old: concat(
      quiet,
      all.filter((state) => !isQuiet(state)),
    ),
  }
}

function concat(a: Int32Array, b: Int32Array): Int32Array {
  const joined = new Int32Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}

/** In half the memory where the numbers are small. */
function renumbered(next: Int32Array, shift: number, { old }: Order): Uint16Array | Int32Array {
  const numbers = new Int32Array(old.length)
  for (const [number, state] of old.entries()) numbers[state] = number
  const table = old.length <= 0x10000 ? new Uint16Array(next.length) : new Int32Array(next.length)
  for (const [number, state] of old.entries())
    for (let letter = 0; letter < 1 << shift; letter++)
      table[(number << shift) | letter] = numbers[next[(state << shift) | letter] ?? 0] ?? 0
  return table
}

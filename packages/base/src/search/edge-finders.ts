import type { Finder, Needle } from './finder.ts'
import { CLASS_OF } from './letters.ts'
import { needleTree } from './needle-tree.ts'

/** Finds what texts begin with. Cost: the letters of the text that some needle shares. */
export function prefixFinder(needles: readonly Needle[]): Finder {
  const { next, shift, low, byClass, ends, alike, ids } = needleTree(needles, 'forward')
  function find(text: string, report: (id: number) => void): void {
    let state = 0
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      state = next[(state << shift) | ((unit < 256 ? low[unit] : byClass[CLASS_OF[unit] ?? 0]) ?? 0)] ?? 0
      if (state === 0) return
      for (let end = ends[state] ?? -1; end >= 0; end = alike[end] ?? -1) report(ids[end] ?? -1)
    }
  }
  return { find, sizeBytes: next.byteLength + ends.byteLength }
}

/** What a text ends with, or is. */
export interface Tail extends Needle {
  readonly isWhole: boolean
}

/** Finds what texts end with, and what they are. Cost: the letters of the text that some needle shares. */
export function tailFinder(tails: readonly Tail[]): Finder {
  const { next, shift, low, byClass, ends, alike, ids } = needleTree(tails, 'backward')
  const isWhole = tails.map((tail) => tail.isWhole)
  function find(text: string, report: (id: number) => void): void {
    let state = 0
    for (let i = text.length; i >= 0; ) {
      for (let end = ends[state] ?? -1; end >= 0; end = alike[end] ?? -1)
        if (i === 0 || !isWhole[end]) report(ids[end] ?? -1)
      if (i-- === 0) return
      const unit = text.charCodeAt(i)
      state = next[(state << shift) | ((unit < 256 ? low[unit] : byClass[CLASS_OF[unit] ?? 0]) ?? 0)] ?? 0
      if (state === 0) return
    }
  }
  return { find, sizeBytes: next.byteLength + ends.byteLength }
}

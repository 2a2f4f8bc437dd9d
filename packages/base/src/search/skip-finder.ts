import type { Finder, Needle } from './finder.ts'
import { CLASS_OF, LETTER_CLASSES } from './letters.ts'
import { needleTree } from './needle-tree.ts'

/**
 * Finds few and long needles anywhere in texts by leaping (Wu and Manber 1994): two letters tell how far the next needle may
 * begin at the earliest, so that most of a text is never read. `undefined` where the leaps would be short, which is for
 * many or short needles. At most 24 steps a letter, whatever the text, for needles are not longer.
 */
export function skipFinder(needles: readonly Needle[]): Finder | undefined {
  const window = Math.min(...needles.map(({ text }) => text.length))
  if (window < MIN_WINDOW || needles.length > MAX_NEEDLES) return undefined
  const { next, shift, low, byClass, ends, alike, ids } = needleTree(needles, 'forward')
  const skips = new Uint8Array(LETTER_CLASSES * LETTER_CLASSES).fill(window - 1)
  for (const { text } of needles)
    for (let i = 1; i < window; i++) {
      const block = (CLASS_OF[text.charCodeAt(i - 1)] ?? 0) * LETTER_CLASSES + (CLASS_OF[text.charCodeAt(i)] ?? 0)
      skips[block] = Math.min(skips[block] ?? 0, window - 1 - i)
    }
  function find(text: string, report: (id: number) => void): void {
    let last = window - 1
    while (last < text.length) {
      const before = CLASS_OF[text.charCodeAt(last - 1)] ?? 0
      const skip = skips[before * LETTER_CLASSES + (CLASS_OF[text.charCodeAt(last)] ?? 0)] ?? 0
      if (skip > 0) {
        last += skip
        continue
      }
      let state = 0
      for (let i = last - window + 1; i < text.length; i++) {
        const unit = text.charCodeAt(i)
        state = next[(state << shift) | ((unit < 256 ? low[unit] : byClass[CLASS_OF[unit] ?? 0]) ?? 0)] ?? 0
        if (state === 0) break
        for (let end = ends[state] ?? -1; end >= 0; end = alike[end] ?? -1) report(ids[end] ?? -1)
      }
      last++
    }
  }
  return { find, sizeBytes: next.byteLength + ends.byteLength + skips.byteLength }
}

const MIN_WINDOW = 5
const MAX_NEEDLES = 48

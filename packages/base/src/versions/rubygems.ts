import { compareDigits, compareText, isDigits, runsOf } from './digits.ts'

/** Versions of Ruby gems: segments of digits and of letters, letters below digits. (RubyGems, Gem::Version.) */
export function compareRubygems(a: string, b: string): number {
  const [x, y] = [segments(a), segments(b)]
  const length = Math.max(x.length, y.length)
  for (let i = 0; i < length; i++) {
    const order = compareSegment(x[i] ?? '0', y[i] ?? '0')
    if (order !== 0) return order
  }
  return 0
}

/** A hyphen begins a pre-release; zeros before the first word, and at the end, say nothing. */
function segments(version: string): readonly string[] {
  const all = runsOf(version.replaceAll('-', '.pre.'))
  const word = all.findIndex((segment) => !isDigits(segment))
  if (word < 0) return withoutZeros(all)
  return [...withoutZeros(all.slice(0, word)), ...withoutZeros(all.slice(word))]
}

function withoutZeros(all: readonly string[]): readonly string[] {
  let end = all.length
  while (end > 0 && /^0+$/.test(all[end - 1] ?? '')) end--
  return all.slice(0, end)
}

function compareSegment(a: string, b: string): number {
  const [isNumberA, isNumberB] = [isDigits(a), isDigits(b)]
  if (isNumberA && isNumberB) return compareDigits(a, b)
  if (isNumberA !== isNumberB) return isNumberA ? 1 : -1
  return compareText(a, b)
}

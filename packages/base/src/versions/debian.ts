import { compareDigits, endOfDigits, isDigitAt, isLetterAt } from './digits.ts'

/** Versions of Debian and Ubuntu packages: epoch, upstream version, revision. (Debian Policy, section 5.6.12.) */
export function compareDebian(a: string, b: string): number {
  const [x, y] = [split(a), split(b)]
  return compareDigits(x.epoch, y.epoch) || comparePart(x.upstream, y.upstream) || comparePart(x.revision, y.revision)
}

interface DebianVersion {
  readonly epoch: string
  readonly upstream: string
  readonly revision: string
}

/** An epoch is digits before the first colon; without a revision it is 0. */
function split(version: string): DebianVersion {
  const text = version.trim()
  const colon = endOfDigits(text, 0)
  const hasEpoch = colon > 0 && text[colon] === ':'
  const rest = hasEpoch ? text.slice(colon + 1) : text
  const hyphen = rest.lastIndexOf('-')
  return {
    epoch: hasEpoch ? text.slice(0, colon) : '0',
    upstream: hyphen < 0 ? rest : rest.slice(0, hyphen),
    revision: hyphen < 0 ? '0' : rest.slice(hyphen + 1),
  }
}

/** Text and number in turn: of text, a tilde is below the end, letters are below other characters. */
function comparePart(a: string, b: string): number {
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    while ((i < a.length && !isDigitAt(a, i)) || (j < b.length && !isDigitAt(b, j))) {
      const order = weightAt(a, i) - weightAt(b, j)
      if (order !== 0) return order
      i++
      j++
    }
    const [endA, endB] = [endOfDigits(a, i), endOfDigits(b, j)]
    const order = compareDigits(a.slice(i, endA) || '0', b.slice(j, endB) || '0')
    if (order !== 0) return order
    i = endA
    j = endB
  }
  return 0
}

function weightAt(text: string, index: number): number {
  if (index >= text.length || isDigitAt(text, index)) return 0
  const code = text.charCodeAt(index)
  if (code === TILDE) return -1
  return isLetterAt(text, index) ? code : code + ABOVE_LETTERS
}

const TILDE = 126
const ABOVE_LETTERS = 65_536

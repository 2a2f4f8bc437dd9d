import { compareDigits, compareText, endOfDigits, endOfLetters, isDigitAt, isLetterAt } from './digits.ts'

/** Versions of RPM packages: epoch, version, release, each by `rpmvercmp`. (RPM reference, Dependencies; rpmvercmp.) */
export function compareRpm(a: string, b: string): number {
  const [x, y] = [split(a), split(b)]
  return (
    compareSegments(x.epoch, y.epoch) || compareSegments(x.version, y.version) || compareRelease(x.release, y.release)
  )
}

interface RpmVersion {
  readonly epoch: string
  readonly version: string
  /** `undefined` where none is written. */
  readonly release: string | undefined
}

function split(text: string): RpmVersion {
  const colon = text.indexOf(':')
  const rest = colon < 0 ? text : text.slice(colon + 1)
  const hyphen = rest.indexOf('-')
  return {
    epoch: colon <= 0 ? '0' : text.slice(0, colon),
    version: hyphen < 0 ? rest : rest.slice(0, hyphen),
    release: hyphen < 0 ? undefined : rest.slice(hyphen + 1),
  }
}

function compareRelease(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1)
  return compareSegments(a, b)
}

/** Runs of digits and of letters in turn; a tilde is below the end, a caret above it, digits are above letters. */
function compareSegments(a: string, b: string): number {
  let [i, j] = [0, 0]
  for (;;) {
    i = skipSeparators(a, i)
    j = skipSeparators(b, j)
    const tilde = compareSign(a[i] === '~', b[j] === '~', -1)
    if (tilde !== 0) return tilde
    const isCaret = a[i] === '^' || b[j] === '^'
    if (isCaret) {
      // Behind a caret nothing is below something, and a longer version without one is above.
      if (a[i] !== '^') return i >= a.length ? -1 : 1
      if (b[j] !== '^') return j >= b.length ? 1 : -1
    }
    if (isCaret || (a[i] === '~' && b[j] === '~')) {
      i++
      j++
      continue
    }
    if (i >= a.length || j >= b.length) return (i >= a.length ? 0 : 1) - (j >= b.length ? 0 : 1)
    const isNumber = isDigitAt(a, i)
    if (isNumber !== isDigitAt(b, j)) return isNumber ? 1 : -1
    const [endA, endB] = isNumber ? [endOfDigits(a, i), endOfDigits(b, j)] : [endOfLetters(a, i), endOfLetters(b, j)]
    const [left, right] = [a.slice(i, endA), b.slice(j, endB)]
    const order = isNumber ? compareDigits(left, right) : compareText(left, right)
    if (order !== 0) return order
    i = endA
    j = endB
  }
}

function compareSign(inA: boolean, inB: boolean, weight: number): number {
  return inA === inB ? 0 : inA ? weight : -weight
}

function skipSeparators(text: string, from: number): number {
  let i = from
  while (i < text.length && !isDigitAt(text, i) && !isLetterAt(text, i) && text[i] !== '~' && text[i] !== '^') i++
  return i
}

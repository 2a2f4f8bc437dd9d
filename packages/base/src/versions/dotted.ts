import { compareDigits, compareText, isDigits } from './digits.ts'

/** Versions of R packages: numbers with dots or hyphens between them, a longer one above. (Writing R Extensions, 1.1.1.) */
export function compareCran(a: string, b: string): number {
  return compareLists(a.split(/[.-]/), b.split(/[.-]/))
}

/** Versions of Haskell packages: numbers with dots between them, a longer one above. (Haskell Package Versioning Policy.) */
export function compareHackage(a: string, b: string): number {
  return compareLists(a.split('.'), b.split('.'))
}

/** What is no number, which these ecosystems do not have, is below every number. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const order = compareItem(a[i] ?? '', b[i] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareItem(a: string, b: string): number {
  const [isNumberA, isNumberB] = [isDigits(a), isDigits(b)]
  if (isNumberA && isNumberB) return compareDigits(a, b)
  if (isNumberA !== isNumberB) return isNumberA ? 1 : -1
  return compareText(a, b)
}

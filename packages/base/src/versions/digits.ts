/** Compares two runs of decimal digits of any length as the numbers that they are. */
export function compareDigits(a: string, b: string): number {
  const [x, y] = [skipZeros(a), skipZeros(b)]
  return a.length - x - (b.length - y) || compareFrom(a, x, b, y)
}

/** Compares texts by their UTF-16 code units. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** True for a text of decimal digits alone. */
export function isDigits(text: string): boolean {
  if (text === '') return false
  for (let i = 0; i < text.length; i++) if (!isDigitAt(text, i)) return false
  return true
}

export function isDigitAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 48 && code <= 57
}

export function isLetterAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index) | 32
  return code >= 97 && code <= 122
}

/** Where the run of digits that begins at `from` ends. */
export function endOfDigits(text: string, from: number): number {
  let end = from
  while (end < text.length && isDigitAt(text, end)) end++
  return end
}

/** Where the run of ASCII letters that begins at `from` ends. */
export function endOfLetters(text: string, from: number): number {
  let end = from
  while (end < text.length && isLetterAt(text, end)) end++
  return end
}

/** Runs of digits and runs of ASCII letters, in order; what stands between them is left out. */
export function runsOf(text: string): readonly string[] {
  const runs: string[] = []
  for (let i = 0; i < text.length; ) {
    const end = isDigitAt(text, i) ? endOfDigits(text, i) : endOfLetters(text, i)
    if (end > i) runs.push(text.slice(i, end))
    i = Math.max(end, i + 1)
  }
  return runs
}

function skipZeros(text: string): number {
  let i = 0
  while (i < text.length - 1 && text.charCodeAt(i) === 48) i++
  return i
}

function compareFrom(a: string, x: number, b: string, y: number): number {
  for (let i = 0; x + i < a.length; i++) {
    const difference = a.charCodeAt(x + i) - b.charCodeAt(y + i)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * A text without its letter case, each UTF-16 unit folded by itself: `fold(a + b) === fold(a) + fold(b)`, and the length
 * stays, so that what is found in the folded text stands at the same place in the other. Lower case by Unicode, with the
 * long s and the final sigma folded as Unicode's simple case folding has it; letters beyond the BMP stay as they are.
 */
export function fold(text: string): string {
  return ODD.test(text) ? foldUnits(text) : text.toLowerCase()
}

/** What `fold` makes of a text of one unit. */
function foldUnit(unit: string): string {
  const known = FOLDED.get(unit)
  if (known !== undefined) return known
  const lower = unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}

function foldUnits(text: string): string {
  let folded = ''
  for (let i = 0; i < text.length; i++) folded += foldUnit(text.charAt(i))
  return folded
}

/** Units that the lower case of a whole text treats otherwise: dotted I grows, sigma looks around, surrogates pair up. */
const ODD = /[\u0130\u017f\u03a3\u03c2\ud800-\udfff]/
const FOLDED: ReadonlyMap<string, string> = new Map([
  ['\u017f', 's'],
  ['\u03c2', '\u03c3'],
])

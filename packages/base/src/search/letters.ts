import { fold } from '../fold/index.ts'

/** Folded text has none of them, so that their places are free. */
const UPPER_LETTERS = 26
/** A prime, so that the letters of a script spread. */
const SHARED = 23

/** How many classes of letters there are. */
export const LETTER_CLASSES = 128

/**
 * The class of every UTF-16 unit, whatever its case: equal for units that fold alike, so that texts need not be folded to be
 * searched. ASCII letters have classes of their own, all others share the rest: what is found by classes may only look alike.
 */
export const CLASS_OF: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, unit) =>
  classOf(fold(String.fromCharCode(unit)).charCodeAt(0)),
)

function classOf(folded: number): number {
  if (folded >= 128) return 128 - UPPER_LETTERS + (folded % SHARED)
  return folded < 65 ? folded : folded - UPPER_LETTERS
}

/**
 * Text from outside with every character made visible that would hide or reorder others: controls, bidirectional marks,
 * zero-width spaces, tags, halves of surrogate pairs. `a‹U+202E›b`. Line breaks and tabs stay.
 */
export function visible(text: string): string {
  return text.replace(
    HIDDEN,
    (character) => `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  )
}

/** Joiners stay: scripts and emoji need them. */
const HIDDEN = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]--[\t\n\u200C\u200D]]/gv

/** Control characters, line separators and what reorders text (UAX #9 §2), all but the tab. */
export const UNSAFE_IN_LINE = /(?!\t)[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu

/** The same, all but the tab and the line feed. */
export const UNSAFE_IN_LINES = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/gu

/** Characters that mean something to YAML, by their UTF-16 code unit; `END` is none. */
export const END = -1
export const TAB = 9
export const LF = 10
export const CR = 13
export const SPACE = 32
export const DOUBLE_QUOTE = 34
export const HASH = 35
export const PERCENT = 37
export const SINGLE_QUOTE = 39
export const COMMA = 44
export const DASH = 45
export const COLON = 58
export const GREATER = 62
export const QUESTION = 63
export const OPEN_BRACKET = 91
export const BACKSLASH = 92
export const CLOSE_BRACKET = 93
export const OPEN_BRACE = 123
export const PIPE = 124
export const CLOSE_BRACE = 125

/** `, [ ] { } # & * ! | > ' " % @` and the grave accent, none of which begins a plain scalar; also a byte order mark, and what is no character at all. */
export const INDICATORS: ReadonlySet<number> = new Set([
  END,
  LF,
  TAB,
  CR,
  0xfeff,
  ...[...',[]{}#&*!|>\'"%@`'].map((c) => c.charCodeAt(0)),
])

export const FLOW_INDICATORS: ReadonlySet<number> = new Set([...',[]{}'].map((c) => c.charCodeAt(0)))

/** A simple key ends within 1,024 characters (YAML 1.2 §7.4.2). */
export const MAX_KEY = 1000

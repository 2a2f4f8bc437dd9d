/** What a token is, in the letters of the published method. */
export type TokenType =
  | 'k'
  | 'U'
  | 'B'
  | 'E'
  | 't'
  | 'f'
  | 'n'
  | '1'
  | 'v'
  | 's'
  | 'o'
  | '&'
  | 'c'
  | 'A'
  | '('
  | ')'
  | '{'
  | '}'
  | '.'
  | ','
  | ':'
  | ';'
  | 'T'
  | '?'
  | 'X'
  | '\\'

export interface Token {
  readonly type: TokenType
  /** Cut to what is compared. */
  readonly text: string
  /** The quote that opens and closes a string; empty where the input does not hold it. */
  readonly open: string
  readonly close: string
  /** How many `@` stood before a variable. */
  readonly count: number
  /** Where the next token may begin. */
  readonly end: number
}

export function token(type: TokenType, text: string, end: number): Token {
  return { type, text: text.slice(0, TEXT_LENGTH), open: '', close: '', count: 0, end }
}

export function quoted(text: string, end: number, quotes: { readonly open: string; readonly close: string }): Token {
  return { ...token('s', text, end), ...quotes }
}

const TEXT_LENGTH = 31

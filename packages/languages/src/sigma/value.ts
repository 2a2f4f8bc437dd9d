import type { Match, Piece, TimePart } from '@ringwall/model'

/** A value of a rule on its way through the modifiers of its field. */
export type Value =
  | Text
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** A number that a part of a date is compared with. */
  | { readonly kind: 'part'; readonly part: TimePart; readonly value: number }
  /** What a modifier has made into a test of its own. */
  | { readonly kind: 'test'; readonly match: Match; readonly isNegated: boolean }

export interface Text {
  readonly kind: 'text'
  /** As it is written; `undefined` once a modifier has changed it. */
  readonly raw: string | undefined
  readonly pieces: readonly Piece[]
  /** True where each unit stands for a byte of an encoding. */
  readonly isBytes: boolean
}

/**
 * Reads wildcards and escapes (Sigma 2.1, String Wildcard and Escape Character): `*` any run, `?` one character; a backslash
 * takes the meaning from a wildcard or a backslash that follows it, and before anything else is itself.
 */
export function parseText(raw: string): Text {
  const pieces: Piece[] = []
  let run = ''
  const flush = (): void => {
    if (run !== '') pieces.push(run)
    run = ''
  }
  for (let i = 0; i < raw.length; i++) {
    const c = raw.charAt(i)
    if (c === '\\' && ESCAPABLE.has(raw.charAt(i + 1))) run += raw.charAt(++i)
    else if (c === '*' || c === '?') {
      flush()
      pieces.push(c === '*' ? RUN : ONE)
    } else run += c
  }
  flush()
  return { kind: 'text', raw, pieces: joined(pieces), isBytes: false }
}

/** The same text with other pieces. */
export function withPieces(text: Text, pieces: readonly Piece[]): Text {
  return { ...text, raw: undefined, pieces: joined(pieces) }
}

/** The text, where it has no wildcard. */
export function plainText({ pieces }: Text): string | undefined {
  if (pieces.length === 0) return ''
  return pieces.length === 1 && typeof pieces[0] === 'string' ? pieces[0] : undefined
}

/** The simplest match that means the same. */
export function matchOf({ pieces }: Pick<Text, 'pieces'>): Match {
  const [first, second, third] = pieces
  if (pieces.length === 0) return { kind: 'equals', value: '' }
  if (pieces.length === 1 && typeof first === 'string') return { kind: 'equals', value: first }
  if (pieces.length === 1 && isRun(first)) return { kind: 'contains', value: '' }
  if (pieces.length === 2 && typeof first === 'string' && isRun(second)) return { kind: 'prefix', value: first }
  if (pieces.length === 2 && isRun(first) && typeof second === 'string') return { kind: 'suffix', value: second }
  if (pieces.length === 3 && isRun(first) && typeof second === 'string' && isRun(third))
    return { kind: 'contains', value: second }
  return { kind: 'pattern', pieces }
}

/** Texts side by side become one, as do runs. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (piece === '' || (isRun(piece) && isRun(last))) continue
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece
    else result.push(piece)
  }
  return result
}

function isRun(piece: Piece | undefined): boolean {
  return typeof piece === 'object' && piece.kind === 'run'
}

export const RUN: Piece = Object.freeze({ kind: 'run' })
export const ONE: Piece = Object.freeze({ kind: 'one' })
const ESCAPABLE: ReadonlySet<string> = new Set(['\\', '*', '?'])

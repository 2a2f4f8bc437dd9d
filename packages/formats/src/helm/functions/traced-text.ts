import { type Caller, type Func, fn, indentPieces, type Piece, slicePieces } from '../../lib/go-template/index.ts'

/**
 * Functions of text that keep where it comes from: what a template includes and indents still knows its own lines.
 */
export const TRACED_TEXT: Readonly<Record<string, Func>> = {
  indent: traced(['int', 'string'], ([spaces, text], caller) => indented(text, spaces, caller)),
  nindent: traced(['int', 'string'], ([spaces, text], caller) => {
    const made = indented(text, spaces, caller)
    const pieces = caller.piecesOf(made)
    const all = `\n${made}`
    if (pieces !== undefined)
      caller.remember(all, [{ text: '\n', origin: caller.origin, isVerbatim: false }, ...pieces])
    return all
  }),
  trim: traced(['string'], ([text], caller) => {
    const start = text.length - text.trimStart().length
    return sliced(text, start, start + text.trim().length, caller)
  }),
  trimSuffix: traced(['string', 'string'], ([suffix, text], caller) =>
    suffix !== '' && text.endsWith(suffix) ? sliced(text, 0, text.length - suffix.length, caller) : text,
  ),
  trimPrefix: traced(['string', 'string'], ([prefix, text], caller) =>
    text.startsWith(prefix) ? sliced(text, prefix.length, text.length, caller) : text,
  ),
  trimAll: traced(['string', 'string'], ([cut, text], caller) => trimmed(text, cut, caller)),
  trimall: traced(['string', 'string'], ([cut, text], caller) => trimmed(text, cut, caller)),
}

type Traced<K extends readonly ('string' | 'int')[]> = { readonly [I in keyof K]: K[I] extends 'int' ? number : string }

function traced<const K extends readonly ('string' | 'int')[]>(
  takes: K,
  call: (args: Traced<K>, caller: Caller) => string,
): Func {
  // The executor has checked the arguments against `takes`.
  return { ...fn([], () => null), takes, call: (args, caller) => call(args as unknown as Traced<K>, caller) }
}

function indented(text: string, spaces: number, caller: Caller): string {
  const lines = text.split('\n')
  const width = Math.max(spaces, 0)
  caller.budget.write(text.length + lines.length * width)
  const pad = ' '.repeat(width)
  const made = pad + lines.join(`\n${pad}`)
  return kept(made, caller, caller.piecesOf(text), (pieces) => indentPieces(pieces, pad))
}

function trimmed(text: string, cut: string, caller: Caller): string {
  const characters = new Set(cut)
  let start = 0
  let end = text.length
  while (start < end && characters.has(text.charAt(start))) start++
  while (end > start && characters.has(text.charAt(end - 1))) end--
  return sliced(text, start, end, caller)
}

function sliced(text: string, start: number, end: number, caller: Caller): string {
  return kept(text.slice(start, end), caller, caller.piecesOf(text), (pieces) => slicePieces(pieces, start, end))
}

function kept(
  text: string,
  caller: Caller,
  from: readonly Piece[] | undefined,
  change: (pieces: readonly Piece[]) => readonly Piece[],
): string {
  if (from !== undefined) caller.remember(text, change(from))
  return text
}

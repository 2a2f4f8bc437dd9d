import type { Piece } from '@ringwall/model'
import { err, ok, type Result } from '@ringwall/model'
import type { Resolver } from '../language.ts'
import { parseText, type Text, withPieces } from './value.ts'

/**
 * Every text that comes of putting values for the placeholders `%name%`; the values may hold wildcards. `\%` is a per cent
 * sign. The error names what stands for nothing, or says that there would be too many.
 */
export function expand(text: Text, resolve: Resolver): Result<readonly Text[], string> {
  let variants: readonly (readonly Piece[])[] = [[]]
  for (const part of text.pieces.flatMap((piece) =>
    typeof piece === 'string' ? parts(piece) : [{ pieces: [piece] }],
  )) {
    const forms = 'name' in part ? resolve(part.name)?.map((value) => parseText(value).pieces) : [part.pieces]
    if (forms === undefined)
      return err(`holds the placeholder %${'name' in part ? part.name : ''}%, which has no values`)
    if (variants.length * forms.length > MAX_VARIANTS)
      return err(`has more than ${MAX_VARIANTS} forms by its placeholders`)
    variants = variants.flatMap((before) => forms.map((form) => [...before, ...form]))
  }
  return ok(variants.map((pieces) => withPieces(text, pieces)))
}

type Part = { readonly pieces: readonly Piece[] } | { readonly name: string }

function parts(text: string): readonly Part[] {
  const found: Part[] = []
  let from = 0
  for (const { 0: whole, 1: name = '', index } of text.matchAll(PLACEHOLDER)) {
    found.push({ pieces: [unescaped(text.slice(from, index))] }, { name })
    from = index + whole.length
  }
  return [...found, { pieces: [unescaped(text.slice(from))] }]
}

function unescaped(text: string): string {
  return text.replaceAll('\\%', '%')
}

const PLACEHOLDER = /(?<!\\)%([\w.-]{1,64})%/g
const MAX_VARIANTS = 10_000

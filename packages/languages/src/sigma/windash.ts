import type { Piece } from '@ringwall/model'
import { type Text, withPieces } from './value.ts'

/**
 * Every text in which the dashes that begin a word are one of those that Windows programs take for an option's, or
 * `undefined` where there would be more than 3125. A dash begins a word where a word character follows and none precedes.
 */
export function windash(text: Text): readonly Text[] | undefined {
  let variants: readonly (readonly Piece[])[] = [[]]
  for (const piece of text.pieces) {
    const forms = typeof piece === 'string' ? dashForms(piece) : [piece]
    if (forms === undefined || variants.length * forms.length > MAX_VARIANTS) return undefined
    variants = variants.flatMap((before) => forms.map((form) => [...before, form]))
  }
  return variants.map((pieces) => withPieces(text, pieces))
}

function dashForms(text: string): readonly string[] | undefined {
  let forms: readonly string[] = ['']
  let from = 0
  for (const { index } of text.matchAll(OPTION)) {
    const before = text.slice(from, index)
    if (forms.length * DASHES.length > MAX_VARIANTS) return undefined
    forms = forms.flatMap((form) => DASHES.map((dash) => form + before + dash))
    from = index + 1
  }
  return forms.map((form) => form + text.slice(from))
}

const DASHES = ['-', '/', '–', '—', '―'] as const
const OPTION = /(?<!\w)[-/–—―](?=\w)/g
const MAX_VARIANTS = 5 ** 5

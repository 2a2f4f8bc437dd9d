/** A regular expression as it is written. */
export type RegexNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'group'; readonly index: number; readonly node: RegexNode }
  | { readonly kind: 'sequence'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'either'; readonly nodes: readonly RegexNode[] }
  | {
      readonly kind: 'repeat'
      readonly node: RegexNode
      readonly min: number
      /** `undefined` where there is no bound. */
      readonly max: number | undefined
      readonly isLazy: boolean
    }

/** True for the code points it holds. */
export type CharacterSet = (codePoint: number) => boolean

export type Assertion = 'text_start' | 'text_end' | 'line_start' | 'line_end' | 'word_border' | 'no_word_border'

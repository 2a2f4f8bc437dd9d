/** A sentence with `{names}` to fill in, or one for each plural category that depends on `{n}`. */
export type Message = string | PluralMessage

export type PluralMessage = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** What a sentence is filled with. Numbers are printed as the language prints them. */
export type Values = Readonly<Record<string, string | number>>

/** The same keys in another language: plain where it is plain, or plural. */
export type Translation<M> = { readonly [K in keyof M]: Message }

/** Prints a message. A name without a value stays as it is written. */
export function formatMessage(message: Message, values: Values, locale: string): string {
  const text = typeof message === 'string' ? message : pick(message, values['n'], locale)
  return text.replace(NAME, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? numberFormat(locale).format(value) : value
  })
}

/** Names that a message expects. */
export function namesOf(message: Message): readonly string[] {
  const texts = typeof message === 'string' ? [message] : Object.values(message)
  return [...new Set(texts.flatMap((text) => [...text.matchAll(NAME)].map(([, name = '']) => name)))].sort()
}

function pick(message: PluralMessage, n: string | number | undefined, locale: string): string {
  const category = pluralRules(locale).select(Number(n ?? 0))
  return message[category] ?? message.other
}

function pluralRules(locale: string): Intl.PluralRules {
  return cached(PLURALS, locale, () => new Intl.PluralRules(locale))
}

function numberFormat(locale: string): Intl.NumberFormat {
  return cached(NUMBERS, locale, () => new Intl.NumberFormat(locale))
}

function cached<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const value = kept.get(key) ?? make()
  kept.set(key, value)
  return value
}

const NAME = /\{(\w+)\}/g
const PLURALS = new Map<string, Intl.PluralRules>()
const NUMBERS = new Map<string, Intl.NumberFormat>()

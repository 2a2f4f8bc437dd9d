import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { en, type Key } from './en/index.ts'
import { formatMessage, type Message, type Values } from './message.ts'

/** A language of the console, by BCP 47 tag. */
export type Language = (typeof LANGUAGES)[number]

export const LANGUAGES = ['en', 'zh-Hans'] as const

/** The words of a language, and how it prints numbers. */
export interface Words {
  readonly language: Language
  readonly t: (key: Key, values?: Values) => string
  readonly number: (value: number) => string
  /** A whole percentage of a part from 0 to 1; never 100 % of what is not all, never 0 % of what is something. */
  readonly percent: (part: number) => string
  readonly list: (items: readonly string[]) => string
}

type Catalogue = Readonly<Record<Key, Message>>

/** Gives its children the words of a language, once they are there. */
export function LocaleProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const [loaded, setLoaded] = useState<{ readonly language: Language; readonly catalogue: Catalogue }>(ENGLISH)
  useEffect(() => {
    let isWanted = true
    void loadCatalogue(language).then((catalogue) => {
      if (!isWanted) return
      document.documentElement.lang = language
      setLoaded({ language, catalogue })
    })
    return () => {
      isWanted = false
    }
  }, [language])
  const words = useMemo(() => makeWords(loaded.language, loaded.catalogue), [loaded])
  return <LocaleContext value={words}>{children}</LocaleContext>
}

export function useWords(): Words {
  return useContext(LocaleContext)
}

/** The words of a language by its catalogue. */
export function makeWords(language: Language, catalogue: Catalogue): Words {
  const numbers = new Intl.NumberFormat(language)
  const percents = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const lists = new Intl.ListFormat(language, { style: 'narrow' })
  return {
    language,
    t: (key, values = {}) => formatMessage(catalogue[key], values, language),
    number: (value) => numbers.format(value),
    percent: (part) => percents.format(part > 0 && part < 1 ? Math.min(0.99, Math.max(0.01, part)) : part),
    list: (items) => lists.format(items),
  }
}

async function loadCatalogue(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return en
    case 'zh-Hans':
      return (await import('./zh-hans/index.ts')).zhHans
  }
}

const ENGLISH = { language: 'en', catalogue: en } as const
const LocaleContext = createContext<Words>(makeWords('en', en))

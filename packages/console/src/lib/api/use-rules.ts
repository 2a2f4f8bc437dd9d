import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useWords } from '../i18n/locale.tsx'
import { rules } from './queries.ts'
import type { RuleSummary } from './types.ts'

/** Every rule, by id, in the language of the console. Empty until they are there, and where rules may not be read. */
export function useRules(): ReadonlyMap<string, RuleSummary> {
  const { language } = useWords()
  const { data } = useQuery(rules(language))
  return useMemo(() => new Map(data?.rules.map((rule) => [rule.id, rule])), [data])
}

/** The sentence of a finding in the language of the console, where its rule speaks it. */
export function useTitles(): (finding: { readonly rule: string; readonly title: string }) => string {
  const { language } = useWords()
  const known = useRules()
  return ({ rule, title }) => (language === 'en' ? title : (known.get(rule)?.title ?? title))
}

import type { Rule } from '@ringwall/model'
import { Option } from 'commander'

/** Languages in which rules speak, by BCP 47 tag. */
export type Language = 'en' | 'zh-Hans'

export function languageOption(): Option {
  return new Option('--language <tag>', 'language of titles and remediation').choices(['en', 'zh-Hans']).default('en')
}

/** The rule with its title and remediation in a language; in English where it has no words of that language. */
export function inLanguage(rule: Rule, language: Language): Rule {
  return language === 'en' ? rule : { ...rule, ...rule.translations?.[language] }
}

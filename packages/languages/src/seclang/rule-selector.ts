import { err, ok, type Result } from '@ringwall/model'
import type { RuleSelector } from './rule.ts'

/** `942100`, `1000-1999`, several apart by commas or white space. */
export function parseIds(words: readonly string[]): Result<RuleSelector, string> {
  const ranges: (readonly [number, number])[] = []
  for (const word of words.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== '')) {
    const [, first = '', last = first] = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(word) ?? []
    if (first === '') return err(`${JSON.stringify(word)} is not a rule id or a range of them`)
    ranges.push([Number(first), Number(last)])
  }
  return ranges.length === 0 ? err('no rule id is given') : ok({ by: 'id', ranges })
}

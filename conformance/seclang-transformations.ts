import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseUnicodeMap, transformationNamed, type UnicodeMap } from '@ringwall/languages/lib/transform'
import { casesOf, type SecLangCase } from './lib/seclang-cases.ts'
import type { Outcome, Suite } from './suite.ts'

/** Values before and after each transformation: the SecRules language tests, and Coraza's, which hold its own Unicode map. */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const map = parseUnicodeMap(readFileSync(join(corpora, 'waf', 'unicode.mapping'), 'latin1'), 20127)
  const plain = casesOf(corpora, 'secrules-language-tests-e808aef0', 'transformations')
  const mapped = casesOf(corpora, 'coraza-testdata-877524f9', 'transformations')
  const missed = [...plain.filter((one) => !holds(one)), ...mapped.filter((one) => !holds(one, map))]
  return { passed: plain.length + mapped.length - missed.length, missed: missed.map(({ id }) => id) }
}

function holds({ name, input, output }: SecLangCase, map?: UnicodeMap): boolean {
  return transformationNamed(name)?.(input, map) === output
}

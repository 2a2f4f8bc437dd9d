import { compileOperator } from '@ringwall/languages/lib/operator'
import { CASE_SETS, casesOf, dataFilesOf, type SecLangCase } from './lib/seclang-cases.ts'
import type { Outcome, Suite } from './suite.ts'

/** Whether an operator matches a value: the SecRules language tests and Coraza's. */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const data = dataFilesOf(corpora)
  const read = (path: string): string | undefined => data.get(path.split('/').at(-1) ?? path)
  const cases = CASE_SETS.flatMap((set) => casesOf(corpora, set, 'operators'))
  const missed = cases.filter((one) => !holds(one, read)).map(({ id }) => id)
  return { passed: cases.length - missed.length, missed }
}

function holds({ name, input, param, ret }: SecLangCase, read: (path: string) => string | undefined): boolean {
  const operator = compileOperator(name.toLowerCase(), param, read)
  return operator.ok && operator.value.matches(input) === (ret === 1)
}

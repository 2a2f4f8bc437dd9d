import type { RuleText } from '@ringwall/languages'
import { language } from '@ringwall/languages/sigma'
import { filesOf } from './corpora.ts'
import type { Outcome, Suite } from './suite.ts'

/** The public Sigma rules: every file gives the rule it holds, whole, and nothing odd is said of it. */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const texts = sigmaRules(corpora)
  const { rules, refusals } = language.load(texts, () => undefined)
  const loaded = new Set(rules.map(({ origin }) => origin?.file))
  const refused = new Set(refusals.map(({ at }) => at.file))
  const missed = texts.map(({ file }) => file).filter((file) => !loaded.has(file) || refused.has(file))
  return { passed: texts.length - missed.length, missed }
}

/** The files of the public Sigma rules. */
export function sigmaRules(corpora: string): readonly RuleText[] {
  return [...filesOf(corpora, 'detection', 'sigma-rules.tar.gz')]
    .filter(([file]) => file.endsWith('.yml'))
    .map(([file, bytes]) => ({ file, text: new TextDecoder().decode(bytes) }))
}

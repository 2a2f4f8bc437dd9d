import { matcher } from '@ringwall/engines/matching'
import { format } from '@ringwall/formats/windows-event'
import { language } from '@ringwall/languages/sigma'
import { regressionEvents } from './lib/windows-events.ts'
import { sigmaRules } from './sigma-load.ts'
import type { Outcome, Suite } from './suite.ts'

/** Real Windows events, and the public rule that must fire on at least one event of each file; all rules are loaded. */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const engine = matcher(language.load(sigmaRules(corpora), () => undefined).rules, [format])
  const fired = new Map<string, boolean>()
  for (const { file, rule, event } of regressionEvents(corpora)) {
    const log = format.logOf(event)
    const found = log === undefined ? [] : engine.match({ format: format.id, log, raw: event })
    fired.set(file, fired.get(file) === true || found.some(({ id }) => id === rule))
  }
  const missed = [...fired].filter(([, hasFired]) => !hasFired).map(([file]) => file)
  return { passed: fired.size - missed.length, missed }
}

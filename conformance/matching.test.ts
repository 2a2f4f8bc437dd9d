import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matcher } from '@ringwall/engines/matching'
import { format } from '@ringwall/formats/windows-event'
import { type EventView, evaluator, valuesIn } from '@ringwall/languages/lib/condition'
import { language } from '@ringwall/languages/sigma'
import { isAbout } from '@ringwall/model'
import { recordedEvents, regressionEvents } from './lib/windows-events.ts'
import { sigmaRules } from './sigma-load.ts'

const corpora = process.env['RINGWALL_CORPORA']
const skip = corpora === undefined ? 'RINGWALL_CORPORA is not set' : false

test('on recorded events the index finds what plain evaluation of all public rules finds', { skip }, () => {
  const { rules } = language.load(sigmaRules(corpora ?? ''), () => undefined)
  const engine = matcher(rules, [format])
  const plain = rules.flatMap((rule) =>
    rule.logic.kind === 'condition'
      ? [{ id: rule.id, source: rule.logic.source, holds: evaluator(rule.logic.condition) }]
      : [],
  )
  const counts = { events: 0, matches: 0 }
  for (const raw of sample(corpora ?? '')) {
    const log = format.logOf(raw)
    assert.ok(log !== undefined)
    const view = viewOf(raw)
    const want = plain.filter(({ source, holds }) => isAbout(source, log) && holds(view)).map(({ id }) => id)
    assert.deepEqual(
      engine.match({ format: format.id, log, raw }).map(({ id }) => id),
      want,
    )
    counts.events++
    counts.matches += want.length
  }
  assert.ok(counts.events > 1000 && counts.matches > 350, JSON.stringify(counts))
})

/** Every event of the regression tests, and some of those recorded; all of them where more is asked for. */
function* sample(root: string): Iterable<unknown> {
  for (const { event } of regressionEvents(root)) yield event
  let number = 0
  for (const line of recordedEvents(root, 'atomic')) if (number++ % STEP === 0) yield JSON.parse(line)
}

function viewOf(raw: unknown): EventView {
  return { field: (name) => format.field(name)(raw), values: () => valuesIn(raw) }
}

const STEP = Number(process.env['FC_RUNS'] ?? 0) > 1000 ? 1 : 20

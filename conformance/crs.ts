import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { type Hit, type Program, Transaction } from '@ringwall/engines/waf'
import { crsProgram } from './lib/crs.ts'
import { exchangeOf } from './lib/front.ts'
import { crsFiles, type Stage, stagesOf } from './lib/ftw.ts'
import type { Outcome, Suite } from './suite.ts'

/**
 * The regression tests of the OWASP CRS, unmodified, at paranoia level 4. A stage holds where the rules that fire are those
 * of the reference engine; where its server answered itself, or its bugs are known, where they are those the test wants. And
 * where judging every value by every rule finds the same as leaving out what cannot match.
 */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const files = crsFiles(corpora)
  const program = crsProgram(corpora, files, 4)
  const references = referencesOf(corpora)
  const tests = Map.groupBy(stagesOf(files), ({ test }) => test)
  const missed = [...tests].filter(
    ([test, stages]) => !stages.every((stage, i) => holds(stage, fired(program, stage), references.get(test)?.[i])),
  )
  return { passed: tests.size - missed.length, missed: missed.map(([test]) => test) }
}

/** The ids of the rules that fire in a stage, each once, in order of number; none where plain judging finds otherwise. */
function fired(program: Program, stage: Stage): readonly number[] | undefined {
  const hits = hitsOf(program, stage, 'sieved')
  if (!isDeepStrictEqual(hits, hitsOf(program, stage, 'plain'))) return undefined
  const ids = new Set(hits.filter(({ rule }) => rule.isAudited).map(({ rule }) => rule.id))
  return [...ids].sort((a, b) => a - b)
}

function hitsOf(program: Program, { input, test }: Stage, manner: 'plain' | 'sieved'): readonly Hit[] {
  const exchange = exchangeOf(input)
  if (exchange === undefined) return []
  const { request, body, response, responseBody } = exchange
  const transaction = new Transaction(program, { id: test, time: 0, manner })
  transaction.requestHeaders(request)
  transaction.requestBody(body)
  transaction.responseHeaders(response)
  transaction.responseBody(responseBody)
  transaction.end()
  return transaction.hits
}

interface Reference {
  readonly test: string
  readonly status: number
  readonly ids: readonly number[]
}

/** What the reference engine answered, stage by stage. */
function referencesOf(corpora: string): ReadonlyMap<string, readonly Reference[]> {
  const text = gunzipSync(readFileSync(join(corpora, 'waf', 'crs-expected-rule-ids.json.gz'))).toString()
  return Map.groupBy(JSON.parse(text) as readonly Reference[], ({ test }) => test)
}

function holds(stage: Stage, ids: readonly number[] | undefined, reference: Reference | undefined): boolean {
  if (ids === undefined) return false
  if (reference === undefined || (reference.status >= 400 && reference.ids.length === 0))
    return isAsWanted(stage, ids, () => true)
  const isBug = (id: number): boolean => REFERENCE_BUGS[id]?.test(stage.test) === true
  const sound = (list: readonly number[]): string => String(list.filter((id) => !isBug(id)))
  return sound(ids) === sound(reference.ids) && isAsWanted(stage, ids, isBug)
}

/** Whether the rules fire that the test wants, and none that it does not want, of those that count. */
function isAsWanted({ expected, unexpected }: Stage, ids: readonly number[], counts: (id: number) => boolean): boolean {
  return (
    expected.filter(counts).every((id) => ids.includes(id)) && !unexpected.filter(counts).some((id) => ids.includes(id))
  )
}

/**
 * Rules that the reference's version judges wrongly in these stages, whatever it says of others: headers of parts under the
 * wrong part, a phrase missed that begins within another, a log line for the head of a chain that fails.
 */
const REFERENCE_BUGS: Readonly<Record<number, RegExp>> = {
  922110: /^922110-(?:5|6|12|13|14|16|17|27|30)$/,
  930130: /^930140-13$/,
  942131: /^(?:942130-5|942131-[357]|942190-44|942390-1|942390-29|942520-3)$/,
}

import { spawnSync } from 'node:child_process'
import { Correlator } from '@ringwall/engines/correlation'
import { matcher } from '@ringwall/engines/matching'
import type { EventFormat } from '@ringwall/formats'
import { format as cloudtrail } from '@ringwall/formats/cloudtrail'
import { format as windows } from '@ringwall/formats/windows-event'
import { all, any, test } from '@ringwall/languages/lib/condition'
import { language } from '@ringwall/languages/sigma'
import { type Condition, localScope, type Rule, type RuleId } from '@ringwall/model'
import { filesOf } from '../conformance/corpora.ts'
import { recordedEvents, regressionEvents } from '../conformance/lib/windows-events.ts'
import { sigmaRules } from '../conformance/sigma-load.ts'
import { type Benchmark, cpuTimes, type Figure, median } from './benchmark.ts'

/** Detection: JSON text in, rules that hold out, the public Sigma rules loaded whole, in processor time. */
export const benchmark: Benchmark = { run }

async function* run(corpora: string): AsyncIterable<Figure> {
  const { figure, rules } = await load(corpora)
  yield figure
  const mixed = [...recordedEvents(corpora, 'throughput'), ...recordedEvents(corpora, 'atomic'), ...regression(corpora)]
  yield await ratio('mixed', mixed, judging(rules, windows))
  yield memory(rules, mixed)
  const creations = mixed.filter((line) => windows.logOf(JSON.parse(line))?.categories.includes('process_creation'))
  const many = Array.from({ length: 20 }, () => creations).flat()
  yield await rate('processCreation', many, judging(rules, windows), 15_000)
  yield await rate('cloudtrail', cloudtrailRecords(corpora), judging(rules, cloudtrail), 150_000)
  yield await growth(creations)
  yield await correlation()
  if (spawnSync('rsigma', ['--version']).error !== undefined)
    yield plain('rsigma', 0, 'events/s', 'rsigma is not installed here')
}

async function load(corpora: string): Promise<{ readonly figure: Figure; readonly rules: readonly Rule[] }> {
  const texts = sigmaRules(corpora)
  const { rules } = language.load(texts, () => undefined)
  const measured = await cpuTimes(3, () => matcher(language.load(texts, () => undefined).rules, [windows]))
  return {
    figure: plain('load', median(measured), 'ms', `${texts.length} files read, compiled and indexed, median of 3`),
    rules,
  }
}

/** Logs are compiled when they are first seen: all that are here have been. */
function memory(rules: readonly Rule[], lines: readonly string[]): Figure {
  const engine = matcher(rules, [windows])
  for (const line of lines) {
    const raw: unknown = JSON.parse(line)
    const log = windows.logOf(raw)
    if (log !== undefined) engine.match({ format: windows.id, log, raw })
  }
  return plain('memory', engine.sizeBytes / 2 ** 20, 'MiB', `tables of the searches for ${rules.length} rules`)
}

/** Judges texts and gives how many rules held. */
type Judging = (lines: readonly string[]) => number

function judging(rules: readonly Rule[], format: EventFormat): Judging {
  const engine = matcher(rules, [format])
  return (lines) => {
    let held = 0
    for (const line of lines) {
      const raw: unknown = JSON.parse(line)
      const log = format.logOf(raw)
      if (log !== undefined) held += engine.match({ format: format.id, log, raw }).length
    }
    return held
  }
}

/** How much longer judging takes than parsing alone, both in turn. */
async function ratio(name: string, lines: readonly string[], judge: Judging): Promise<Figure> {
  const parse = (): void => {
    for (const line of lines) JSON.parse(line)
  }
  const rounds: { readonly parsing: number; readonly judging: number }[] = []
  for (let i = 0; i < 5; i++) {
    const [parsing = 0] = await cpuTimes(1, parse)
    const [judging = 0] = await cpuTimes(1, () => judge(lines))
    rounds.push({ parsing, judging })
  }
  const value = Math.round(median(rounds.map((r) => r.judging / r.parsing)) * 100) / 100
  const perSecond = Math.round((lines.length / median(rounds.map((r) => r.judging))) * 1000)
  const note = `${lines.length} Windows events, ${judge(lines)} matches; ${perSecond} events/s, JSON.parse alone ${Math.round((lines.length / median(rounds.map((r) => r.parsing))) * 1000)}`
  return { name: `detection.${name}`, value, unit: 'times JSON.parse', target: '<= 1.5', met: value <= 1.5, note }
}

async function rate(name: string, lines: readonly string[], judge: Judging, target: number): Promise<Figure> {
  const value = Math.round((lines.length / median(await cpuTimes(5, () => judge(lines)))) * 1000)
  const note = `${lines.length} events, median of 5`
  return { name: `detection.${name}`, value, unit: 'events/s', target: `>= ${target}`, met: value >= target, note }
}

/** Time for an event with ten thousand rules against that with one thousand of the same kind. */
async function growth(lines: readonly string[]): Promise<Figure> {
  const rules = generatedRules(10_000)
  const [few, many] = [judging(rules.slice(0, 1000), windows), judging(rules, windows)]
  const batch = Array.from({ length: 10 }, () => lines).flat()
  const ratios: number[] = []
  for (let i = 0; i < 5; i++) {
    const [before = 0] = await cpuTimes(1, () => few(batch))
    const [after = 0] = await cpuTimes(1, () => many(batch))
    ratios.push(after / before)
  }
  const value = Math.round(median(ratios) * 100) / 100
  const note = `process creations, rules generated, ${many(lines)} matches`
  return { name: 'detection.growth', value, unit: 'times', target: '<= 1.3', met: value <= 1.3, note }
}

/** Matches a second that are counted by ten within a minute, in a hundred thousand groups that are all alive. */
async function correlation(): Promise<Figure> {
  const { rules } = language.load([{ file: 'correlation.yml', text: CORRELATION }], () => undefined)
  const [counted] = rules
  if (counted === undefined) throw new Error('the correlation does not load')
  const place = {
    asset: { kind: 'file', scope: localScope(), target: '', path: '' },
    file: '',
    line: 1,
    path: [],
  } as const
  let fired = 0
  const push = (): void => {
    const engine = new Correlator(rules, { latenessMs: 0, maxPending: 100_000, maxHeld: 2_000_000 })
    for (let i = 0; i < MATCHES; i++) {
      const user = `user${(i * 7919) % 100_000}`
      fired += engine.push({ rule: counted.id as RuleId, time: i / 20, place, textOf: () => user }).length
    }
  }
  const value = Math.round((MATCHES / median(await cpuTimes(3, push))) * 1000)
  const note = `${MATCHES} matches, 100000 live groups, ${fired / 4} fired`
  return { name: 'detection.correlation', value, unit: 'matches/s', target: '>= 500000', met: value >= 500_000, note }
}

/** Rules as people write them: a program, and words of its command line, of which some are common. */
function generatedRules(count: number): readonly Rule[] {
  let state = 42
  const random = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const word = (): string => Array.from({ length: 4 + random(6) }, () => LETTERS[random(LETTERS.length)]).join('')
  const option = (): Condition => test('CommandLine', { kind: 'contains', value: ` -${word()}` })
  return Array.from({ length: count }, (_, i) => {
    const program = random(3) === 0 ? 'powershell' : word()
    const image = any(
      test('Image', { kind: 'suffix', value: `\\${program}.exe` }),
      test('OriginalFileName', { kind: 'equals', value: `${program}.exe` }),
    )
    return generated(i, all(image, random(2) === 0 ? any(option(), option(), option()) : all(option(), option())))
  })
}

function generated(number: number, condition: Condition): Rule {
  const source = { category: 'process_creation', product: 'windows', service: undefined }
  const { rules } = language.load(
    [{ file: 'generated.yml', text: TEMPLATE.replace('NUMBER', String(number)) }],
    () => undefined,
  )
  const [rule] = rules
  if (rule === undefined) throw new Error('the template is no rule')
  return { ...rule, logic: { kind: 'condition', source, condition } }
}

function regression(corpora: string): readonly string[] {
  return regressionEvents(corpora).map(({ event }) => JSON.stringify(event))
}

function cloudtrailRecords(corpora: string): readonly string[] {
  const records = [...filesOf(corpora, 'detection', 'cloudtrail-invictus.tar.gz')]
    .filter(([path]) => path.endsWith('.json'))
    .flatMap(([, bytes]): readonly unknown[] => JSON.parse(new TextDecoder().decode(bytes)).Records)
  return Array.from({ length: 5 }, () => records.map((record) => JSON.stringify(record))).flat()
}

function plain(name: string, value: number, unit: string, note: string): Figure {
  return { name: `detection.${name}`, value: Math.round(value * 10) / 10, unit, target: '', met: undefined, note }
}

const MATCHES = 1_000_000
const CORRELATION = `title: failure
name: failure
logsource: {product: x}
detection: {s: {f: x}, condition: s}
---
title: many
correlation: {type: event_count, rules: [failure], group-by: [user], timespan: 1m, condition: {gte: 10}}
`
const LETTERS = 'abcdefghijklmnoprstuvwxyz'
const TEMPLATE = 'title: generated NUMBER\nlogsource: {product: windows}\ndetection: {s: {f: x}, condition: s}\n'

import assert from 'node:assert/strict'
import { test as spec } from 'node:test'
import { format as jsonEvent } from '@ringwall/formats/json-event'
import { all, any, evaluator, not, print, test, valuesIn } from '@ringwall/languages/lib/condition'
import type { Condition, EventLog, LogSource, Match, Operator, Piece, Rule, RuleId } from '@ringwall/model'
import fc from 'fast-check'
import { type Matcher, matcher } from './index.ts'

const LOG: EventLog = { product: 'p', services: ['s'], categories: ['c', 'd'] }
const ANY: LogSource = { category: undefined, product: 'p', service: undefined }

function rule(id: string, condition: Condition, source: LogSource = ANY): Rule {
  return {
    id: id as RuleId,
    title: id,
    description: '',
    severity: 'low',
    language: 'test',
    classes: ['activity'],
    logic: { kind: 'condition', source, condition },
    standard: undefined,
    references: [],
    techniques: [],
    controls: [],
    maturity: 'stable',
    falsePositives: [],
    remediation: '',
  }
}

function matched(engine: Matcher, raw: unknown, log = LOG): readonly string[] {
  return engine.match({ format: jsonEvent.id, log, raw }).map(({ id }) => id)
}

const sources: readonly (readonly [source: Partial<LogSource>, want: boolean])[] = [
  [{}, true],
  [{ product: 'p' }, true],
  [{ product: 'q' }, false],
  [{ service: 's' }, true],
  [{ service: 't' }, false],
  [{ category: 'd' }, true],
  [{ category: 'e' }, false],
  [{ product: 'p', service: 's', category: 'c' }, true],
  [{ product: 'p', service: 's', category: 'e' }, false],
]

for (const [part, want] of sources)
  spec(`a rule about ${JSON.stringify(part)}`, () => {
    const source = { category: undefined, product: undefined, service: undefined, ...part }
    const engine = matcher([rule('r', test('f', { kind: 'exists' }), source)], [jsonEvent])
    assert.deepEqual(matched(engine, { f: 1 }), want ? ['r'] : [])
  })

spec('rules come in their order, whatever found them', () => {
  const conditions = [
    not(test('x', { kind: 'exists' })),
    test('f', { kind: 'contains', value: 'b' }),
    test('f', { kind: 'equals', value: 'abc' }),
  ]
  const engine = matcher(
    conditions.map((condition, i) => rule(`r${i}`, condition)),
    [jsonEvent],
  )
  assert.deepEqual(matched(engine, { f: 'abc' }), ['r0', 'r1', 'r2'])
  assert.deepEqual(matched(engine, { f: 'xbx', x: 1 }), ['r1'])
  assert.deepEqual(matched(engine, {}), ['r0'])
})

spec('costs tell what was done', () => {
  let now = 0
  const engine = matcher(
    [
      rule('rare', test('f', { kind: 'equals', value: 'abcdefghijkl' })),
      rule('always', not(test('f', { kind: 'exists' }))),
    ],
    [jsonEvent],
    () => (now += 5),
  )
  for (const f of ['abcdefghijkl', 'x', 'y']) matched(engine, { f })
  assert.deepEqual(
    engine.costs().map(({ estimate, ...cost }) => cost),
    [
      { rule: 'rare', isUnindexed: false, evaluated: 1, matched: 1, spentMs: 5 },
      { rule: 'always', isUnindexed: true, evaluated: 3, matched: 0, spentMs: 15 },
    ],
  )
  const [rare, always] = engine.costs()
  assert.ok(rare !== undefined && always !== undefined && rare.estimate < always.estimate)
})

spec('an event of a log that no rule is about costs nothing', () => {
  const engine = matcher([rule('r', not(test('f', { kind: 'exists' })))], [jsonEvent])
  assert.deepEqual(matched(engine, {}, { ...LOG, product: 'q' }), [])
  assert.equal(engine.costs()[0]?.evaluated, 0)
})

spec('an expensive expression waits for its literal', () => {
  const engine = matcher([rule('r', test('f', { kind: 'regex', source: 'needle[0-9]+', flags: '' }))], [jsonEvent])
  for (const f of ['x', 'needl', 'NEEDLE', 'needle7']) matched(engine, { f })
  assert.deepEqual([engine.costs()[0]?.evaluated, engine.costs()[0]?.matched], [2, 1])
})

const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce((inner: unknown) => ({ x: inner }), 'needle')

const hostile: readonly (readonly [name: string, raw: unknown, want: readonly string[]])[] = [
  ['nested a hundred thousand deep', nested(100_000), ['anywhere']],
  ['a field that is too deep to be text', { f: nested(100_000) }, ['anywhere']],
  ['a long text of ends of needles', { f: 'le'.repeat(500_000) }, []],
  ['a long list', { f: [...Array<string>(100_000).fill('x'), 'a needle'] }, ['field', 'anywhere', 'regex']],
  ['lone surrogates', { f: '\ud800needle\udc00' }, ['field', 'anywhere', 'regex']],
  ['names that are inherited', { ['__proto__']: 1, constructor: 'needle' }, ['anywhere']],
  ['no map', 'needle', ['anywhere']],
  ['nothing', null, []],
]

for (const [name, raw, want] of hostile)
  spec(`judges ${name}`, () => {
    const engine = matcher(
      [
        rule('field', test('f', { kind: 'contains', value: 'needle' })),
        rule('anywhere', test(undefined, { kind: 'contains', value: 'needle' })),
        rule('regex', test('f', { kind: 'regex', source: '(?:n|ne)+(?:e|ed)+le', flags: '' })),
      ],
      [jsonEvent],
    )
    assert.deepEqual(matched(engine, raw), want)
  })

const words = fc.constantFrom(
  '',
  'a',
  'ab',
  'abc',
  'B',
  'cab',
  'Ab\\c',
  'aKb',
  '\u212a',
  'ſ',
  'é',
  'É',
  '😀',
  'a😀b',
  '10.0.0.1',
  '10.1.2.3',
  '5',
  '0x10',
  '1',
)
const texts = fc.array(words, { maxLength: 3 }).map((parts) => parts.join(''))
const pieces = fc.array(fc.oneof(words, fc.constantFrom<Piece>({ kind: 'run' }, { kind: 'one' })), { maxLength: 4 })
const matches: fc.Arbitrary<Match> = fc.oneof(
  fc.constantFrom<Match>({ kind: 'exists' }, { kind: 'null' }),
  fc.record({ kind: fc.constantFrom('equals', 'contains', 'prefix', 'suffix'), value: texts }),
  fc.record({ kind: fc.constant('pattern'), pieces }),
  fc.record({
    kind: fc.constant('regex'),
    source: fc.constantFrom('a.b', '^ab', 'k+', '(?:ab|ca)b', 'é', '[ab]c$', 'b|c'),
    flags: fc.constantFrom('', 'i'),
  }),
  fc.record({ kind: fc.constant('cidr'), value: fc.constantFrom('10.0.0.0/8', '10.0.0.0/16', '10.1.2.3') }),
  fc.record({
    kind: fc.constant('compare'),
    operator: fc.constantFrom<Operator>('=', '<', '<=', '>', '>='),
    value: fc.integer({ min: 0, max: 17 }),
    part: fc.constant(undefined),
  }),
  fc.record({
    kind: fc.constant('field'),
    relation: fc.constantFrom('equals', 'contains', 'prefix', 'suffix'),
    other: fc.constantFrom('f', 'g.h', 'l'),
  }),
)
const fields = fc.constantFrom('f', 'g.h', 'l', 'none', undefined)
const leaf = fc
  .tuple(fields, matches, fc.constantFrom('folded', 'sensitive'), fc.constantFrom('some', 'every'))
  .filter(([field, { kind }]) => field !== undefined || !['exists', 'null', 'field', 'cidr', 'compare'].includes(kind))
  .map(([field, match, letters, list]) => test(field, match, { case: letters, list }))
const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    { arbitrary: leaf, weight: 3 },
    { arbitrary: tie('condition').map(not), weight: 1 },
    { arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of) => all(...of)), weight: 2 },
    { arbitrary: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((of) => any(...of)), weight: 2 },
  ),
})).condition
const values = fc.oneof(texts, fc.nat(20), fc.constant(null), fc.boolean())
const events = fc.record(
  {
    f: values,
    g: fc.record({ h: values }, { requiredKeys: [] }),
    l: fc.array(fc.oneof(values, fc.record({ x: values }))),
  },
  { requiredKeys: [] },
)

spec('the index finds what plain evaluation finds', () => {
  let held = 0
  fc.assert(
    fc.property(
      fc.array(conditions, { minLength: 1, maxLength: 12 }),
      fc.array(events, { minLength: 1, maxLength: 6 }),
      (all, raws) => {
        const engine = matcher(
          all.map((condition, i) => rule(`r${i}`, condition)),
          [jsonEvent],
        )
        const plain = all.map(evaluator)
        for (const raw of raws) {
          const view = { field: (name: string) => jsonEvent.field(name)(raw), values: () => valuesIn(raw) }
          const want = plain.flatMap((holds, i) => (holds(view) ? [`r${i}`] : []))
          held += want.length
          assert.deepEqual(matched(engine, raw), want)
        }
      },
    ),
    { numRuns: Number(process.env['FC_RUNS'] ?? 300) },
  )
  assert.ok(held > 500, `${held} conditions held`)
})

spec('and so it does when the rules are compiled anew by what was seen', () => {
  const rules = fc.sample(conditions, { numRuns: 200, seed: 1 }).map((condition, i) => rule(`r${i}`, condition))
  const plain = rules.map(({ id, logic }) => ({
    id,
    holds: evaluator(logic.kind === 'condition' ? logic.condition : any()),
  }))
  const engine = matcher(rules, [jsonEvent])
  for (const [i, raw] of fc.sample(events, { numRuns: 2100, seed: 2 }).entries()) {
    const ids = matched(engine, raw)
    if (i < 1900) continue
    const view = { field: (name: string) => jsonEvent.field(name)(raw), values: () => valuesIn(raw) }
    assert.deepEqual(
      ids,
      plain.filter(({ holds }) => holds(view)).map(({ id }) => id),
    )
  }
})

spec('what turns out to be common is a witness no more', () => {
  const common = test('f', { kind: 'contains', value: 'a text that looks rare' })
  const engine = matcher([rule('r', all(common, test('g.h', { kind: 'contains', value: 'rare' })))], [jsonEvent])
  for (let i = 0; i < 3000; i++) matched(engine, { f: 'A text that looks rare', g: { h: 'x' } })
  assert.equal(engine.costs()[0]?.evaluated, 1999)
  assert.deepEqual(matched(engine, { f: 'a text that looks rare', g: { h: 'Rare' } }), ['r'])
})

const presence: readonly (readonly [condition: Condition, raw: unknown, want: boolean])[] = [
  [test('l', { kind: 'exists' }), { l: [] }, true],
  [test('l', { kind: 'equals', value: '' }, { list: 'every' }), { l: [] }, true],
  [test('l', { kind: 'equals', value: '' }), { l: [] }, false],
  [test('f', { kind: 'contains', value: '' }), { f: 7 }, true],
  [test('f', { kind: 'contains', value: '' }), { f: null }, false],
  [test('f', { kind: 'equals', value: '' }), { f: '' }, true],
  [test('f', { kind: 'equals', value: 'x'.repeat(40) }), { f: 'X'.repeat(40) }, true],
  [test('f', { kind: 'equals', value: 'x'.repeat(40) }), { f: 'x'.repeat(41) }, false],
  [test(undefined, { kind: 'contains', value: 'tru' }), { f: { g: [true] } }, true],
  [test(undefined, { kind: 'contains', value: '47' }), { f: 4688 }, false],
  [test(undefined, { kind: 'contains', value: '68' }), { f: 4688 }, true],
]

for (const [condition, raw, want] of presence)
  spec(`${JSON.stringify(raw).slice(0, 30)}: ${print(condition).slice(0, 40)} is ${want}`, () =>
    assert.deepEqual(matched(matcher([rule('r', condition)], [jsonEvent]), raw), want ? ['r'] : []),
  )

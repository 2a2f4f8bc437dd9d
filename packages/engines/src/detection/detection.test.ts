import assert from 'node:assert/strict'
import { test as spec } from 'node:test'
import { all, any, not, test } from '@ringwall/languages/lib/condition'
import { type Condition, type FileAsset, localScope, type Rule, type RuleId, type Severity } from '@ringwall/model'
import { type DetectedEvent, Detections } from './index.ts'

const ASSET: FileAsset = { kind: 'file', scope: localScope(), target: 'logs', path: 'a.json' }

function rule(id: string, condition: Condition, severity: Severity = 'low'): Rule {
  return {
    id: id as RuleId,
    title: `${id} happened`,
    description: '',
    severity,
    language: 'test',
    classes: ['activity'],
    logic: { kind: 'condition', source: { category: undefined, product: 'p', service: undefined }, condition },
    standard: undefined,
    references: [],
    techniques: [],
    controls: [],
    maturity: 'stable',
    falsePositives: [],
    remediation: '',
  }
}

function event(raw: Readonly<Record<string, unknown>>, line = 1, time?: number): DetectedEvent {
  const fieldOf = (name: string) => (from: unknown) => (from as typeof raw)[name]
  return { asset: ASSET, file: 'logs/a.json', line, path: [], time, raw, fieldOf }
}

const f = test('f', { kind: 'contains', value: 'x' })
const g = test('g', { kind: 'exists' })
const word = test(undefined, { kind: 'contains', value: 'deep' })
const reasons: readonly (readonly [condition: Condition, raw: Record<string, unknown>, want: unknown])[] = [
  [all(f, not(g)), { f: 'axb' }, [['f', 'axb']]],
  [
    any(f, g),
    { f: ['x', 1], g: null },
    [
      ['f', '["x",1]'],
      ['g', ''],
    ],
  ],
  [word, { h: { i: ['a', 'so deep'] } }, [['*', 'so deep']]],
  [all(f, test('f', { kind: 'prefix', value: 'x' })), { f: 'x' }, [['f', 'x']]],
  [f, { f: 'x'.repeat(500) }, [['f', `${'x'.repeat(399)}…`]]],
  [not(f), {}, []],
]
for (const [condition, raw, want] of reasons)
  spec(`${JSON.stringify(raw).slice(0, 40)}: the fields because of which it holds`, () =>
    assert.deepEqual(new Detections(0).add(rule('r', condition), event(raw)).evidence.fields, want),
  )

spec('one finding for a rule and an asset: the first events, how many, from when to when', () => {
  const detections = new Detections(99)
  const low = rule('low', f)
  for (let i = 0; i < 30; i++) detections.add(low, event({ f: `x${i}` }, i + 1, i === 3 ? undefined : 1000 - i))
  detections.add(rule('worse', g, 'high'), event({ g: 1 }, 40))
  const [first, second] = detections.findings()
  assert.ok(first !== undefined && second !== undefined)
  assert.deepEqual([first.rule, first.count, first.firstSeen, first.lastSeen], ['worse', 1, undefined, undefined])
  assert.deepEqual([second.rule, second.count, second.firstSeen, second.lastSeen], ['low', 30, 971, 1000])
  assert.deepEqual(
    second.evidence.map(({ span }) => span.start.line),
    Array.from({ length: 20 }, (_, i) => i + 1),
  )
  assert.equal(second.evidence[0]?.message, 'low happened: f: x0')
  assert.equal(first.time, 99)
})

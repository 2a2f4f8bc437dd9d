import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Loaded } from '../language.ts'
import { print } from '../lib/condition/index.ts'
import { language } from './index.ts'

function load(...texts: readonly string[]): Loaded {
  return language.load(
    texts.map((text, i) => ({ file: `${i + 1}.yml`, text })),
    () => undefined,
  )
}

const told = ({ refusals }: Loaded): readonly string[] => refusals.map(({ field, message }) => `${field}: ${message}`)

function rule(name: string, source = '{product: windows, service: security}'): string {
  return `title: ${name}\nname: ${name}\nlogsource: ${source}\ndetection: {s: {f: ${name}}, condition: s}\n`
}

function correlation(name: string, ...lines: readonly string[]): string {
  return `title: ${name}\nname: ${name}\ncorrelation:\n${lines.map((line) => `  ${line}\n`).join('')}`
}

const COUNT = ['type: event_count', 'group-by: [User]', 'timespan: 10m', 'condition: {gte: 10}']

const demands: readonly (readonly [lines: readonly string[], want: object])[] = [
  [
    ['type: event_count', 'condition: {gt: 100, lte: 200}'],
    {
      kind: 'event_count',
      limits: [
        { operator: '>', value: 100 },
        { operator: '<=', value: 200 },
      ],
    },
  ],
  [
    ['type: value_count', 'condition: {field: User, neq: 3}'],
    { kind: 'value_count', fields: ['User'], limits: [{ operator: '!=', value: 3 }] },
  ],
  [
    ['type: value_count', 'condition: {field: [User, Host], gte: 3}'],
    { kind: 'value_count', fields: ['User', 'Host'], limits: [{ operator: '>=', value: 3 }] },
  ],
  [
    ['type: value_sum', 'condition: {field: bytes, gt: 1.5}'],
    { kind: 'value_sum', field: 'bytes', limits: [{ operator: '>', value: 1.5 }] },
  ],
  [
    ['type: value_avg', 'condition: {field: bytes, lt: 1}'],
    { kind: 'value_avg', field: 'bytes', limits: [{ operator: '<', value: 1 }] },
  ],
  [
    ['type: value_median', 'condition: {field: bytes, eq: 1}'],
    { kind: 'value_median', field: 'bytes', limits: [{ operator: '=', value: 1 }] },
  ],
  [
    ['type: value_percentile', 'condition: {field: image, lte: 1}'],
    { kind: 'value_percentile', field: 'image', percentile: undefined, limits: [{ operator: '<=', value: 1 }] },
  ],
  [
    ['type: value_percentile', 'condition: {field: image, lte: 1, percentile: 95}'],
    { kind: 'value_percentile', field: 'image', percentile: 95, limits: [{ operator: '<=', value: 1 }] },
  ],
  [['type: temporal'], { kind: 'temporal', limits: [] }],
  [
    ['type: temporal_ordered', 'condition: {gte: 1}'],
    { kind: 'temporal_ordered', limits: [{ operator: '>=', value: 1 }] },
  ],
]

for (const [lines, want] of demands)
  test(`correlation ${lines.join(', ')}`, () => {
    const loaded = load(
      `${correlation('c', ...lines, 'rules: [a]', 'group-by: [User]', 'timespan: 90m')}---\n${rule('a')}`,
    )
    assert.deepEqual(told(loaded), [])
    const [{ logic } = { logic: undefined }] = loaded.rules
    assert.ok(logic?.kind === 'correlation')
    assert.deepEqual(logic.correlation, {
      rules: ['sigma-a'],
      groupBy: ['User'],
      aliases: {},
      timespanMs: 5_400_000,
      demand: want,
    })
  })

const wrong: readonly (readonly [lines: readonly string[], want: string])[] = [
  [
    ['type: count', 'condition: {gt: 1}', 'rules: [a]', 'timespan: 1m'],
    'correlation.type: type is "count", which is none of event_count, value_count, temporal, temporal_ordered, value_sum, value_avg, value_percentile, value_median',
  ],
  [
    ['type: event_count', 'rules: [a]', 'timespan: 1m'],
    'correlation.condition: a condition of gt, gte, lt, lte, eq or neq is needed',
  ],
  [
    ['type: event_count', 'condition: {field: x, gt: 1}', 'rules: [a]', 'timespan: 1m'],
    'correlation.condition.field: event_count looks at no field',
  ],
  [
    ['type: value_count', 'condition: {gt: 1}', 'rules: [a]', 'timespan: 1m'],
    'correlation.condition.field: names no field whose values count, or more than one',
  ],
  [
    ['type: value_sum', 'condition: {gt: 1, field: [a, b]}', 'rules: [a]', 'timespan: 1m'],
    'correlation.condition.field: names no field whose values count, or more than one',
  ],
  [
    ['type: event_count', 'condition: {ge: 1, gt: 1}', 'rules: [a]', 'timespan: 1m'],
    'correlation.condition.ge: there is no condition "ge"',
  ],
  [
    ['type: event_count', "condition: {gt: 'x'}", 'rules: [a]', 'timespan: 1m'],
    'correlation.condition.gt: "gt" is the string "x", where a number is expected',
  ],
  [
    ['type: temporal', 'condition: a and not b', 'rules: [a]', 'timespan: 1m'],
    'correlation.condition: a condition in words is beyond the specification',
  ],
  [
    ['type: temporal', 'rules: [a]', 'timespan: 1y'],
    'correlation.timespan: timespan is "1y", where a number and s, m, h or d is expected',
  ],
  [
    ['type: temporal', 'rules: [a]'],
    'correlation.timespan: timespan is absent, where a number and s, m, h or d is expected',
  ],
  [['type: temporal', 'timespan: 1m'], 'correlation.rules: a correlation needs the rules whose matches it counts'],
  [['type: temporal', 'rules: [a, a]', 'timespan: 1m'], 'correlation.rules: names a rule twice'],
  [['type: temporal', 'rules: [a, z]', 'timespan: 1m'], 'correlation.rules[1]: the rule "z" is not there'],
  [
    ['type: temporal', 'rules: [a, c]', 'timespan: 1m'],
    'correlation.rules[1]: the rule "c" is refused, or counts this one',
  ],
  [
    ['type: temporal', 'rules: [a]', 'timespan: 1m', 'aliases: {x: {b: f}}'],
    'correlation.aliases.x.b: "b" is none of the correlation\'s rules',
  ],
  [
    ['type: temporal', 'rules: [a]', 'timespan: 1m', 'generate: maybe'],
    'correlation.generate: "generate" is the string "maybe", where true or false is expected',
  ],
]

for (const [lines, want] of wrong)
  test(`refuses the correlation ${lines.join(', ')}`, () => {
    const loaded = load(`${correlation('c', ...lines, 'group-by: [U]')}---\n${rule('a')}`)
    assert.deepEqual(told(loaded)[0], want)
    assert.deepEqual(
      loaded.rules.map(({ title }) => title),
      ['a'],
    )
  })

test('correlations of correlations, across files and in any order', () => {
  const chain = correlation('outer', 'type: temporal_ordered', 'rules: [inner, b]', 'group-by: [User]', 'timespan: 10m')
  const loaded = load(chain, correlation('inner', ...COUNT, 'rules: [a]'), rule('a'), rule('b'))
  assert.deepEqual(told(loaded), [])
  assert.deepEqual(
    loaded.rules.map(({ title, isSilent }) => [title, isSilent ?? false]),
    [
      ['outer', false],
      ['inner', true],
      ['a', true],
      ['b', true],
    ],
  )
})

test('what a correlation generates fires by itself too', () => {
  const loaded = load(
    correlation('c', ...COUNT, 'rules: [a]', 'generate: true'),
    correlation('d', ...COUNT, 'rules: [a]'),
    rule('a'),
  )
  assert.deepEqual(
    loaded.rules.map(({ isSilent }) => isSilent),
    [undefined, undefined, undefined],
  )
})

test('what refers to what is refused is refused', () => {
  const loaded = load(
    correlation('c', ...COUNT, 'rules: [d]'),
    correlation('d', ...COUNT, 'rules: [a]'),
    rule('a').replace('{f:', '{f|x:'),
  )
  assert.deepEqual(loaded.rules, [])
  assert.deepEqual(told(loaded), [
    'correlation.rules[0]: the rule "d" is refused, or counts this one',
    'correlation.rules[0]: the rule "a" is not there',
    'detection.s["f|x"]: there is no modifier |x',
  ])
})

test('aliases name the fields of each rule', () => {
  const aliases = 'aliases: {ip: {a: src, b: dst}}'
  const loaded = load(
    correlation('c', 'type: temporal', 'rules: [a, b]', 'group-by: [ip]', 'timespan: 10s', aliases),
    rule('a'),
    rule('b'),
  )
  const [{ logic } = { logic: undefined }] = loaded.rules
  assert.deepEqual(logic?.kind === 'correlation' && logic.correlation.aliases, {
    ip: { 'sigma-a': 'src', 'sigma-b': 'dst' },
  })
})

function filter(rules: string, source: string): string {
  return `title: f\nlogsource: ${source}\nfilter:\n  rules: ${rules}\n  adm: {User|startswith: adm_}\n  condition: not adm\n`
}

const filters: readonly (readonly [rules: string, source: string, names: readonly string[]])[] = [
  ['[a]', '{product: windows}', ['a']],
  ['any', '{product: windows}', ['a', 'b']],
  ['[]', '{product: windows, service: security}', ['a']],
  ['[a, b]', '{product: linux}', []],
  ['[a, c]', '{service: security}', ['a', 'c']],
  ['sigma-b', '{product: windows}', ['b']],
]

for (const [rules, source, names] of filters)
  test(`a filter of ${rules} for ${source}`, () => {
    const loaded = load(
      filter(rules, source),
      rule('a'),
      rule('b', '{product: windows}'),
      rule('c', '{service: security}'),
    )
    assert.deepEqual(told(loaded), [])
    const changed = loaded.rules.filter(
      ({ logic }) => logic.kind === 'condition' && print(logic.condition).endsWith('and not User prefix "adm_"'),
    )
    assert.deepEqual(
      changed.map(({ title }) => title),
      names,
    )
  })

test('a filter that would restrict, or names nobody, is remarked', () => {
  const { remarks } = load(filter('[z]', '{product: x}').replace('not adm', 'adm'))
  assert.deepEqual(
    remarks.map(({ message }) => message),
    ['the filter is no "not …": its rules will fire only on what it selects', 'the rule "z" is not there'],
  )
})

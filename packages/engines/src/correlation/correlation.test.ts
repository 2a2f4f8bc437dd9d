import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Correlation,
  type Demand,
  type FileAsset,
  type Limit,
  localScope,
  type Rule,
  type RuleId,
} from '@ringwall/model'
import fc from 'fast-check'
import { Correlator, type CorrelatorSettings, type Fired, notRun } from './index.ts'

const ASSET: FileAsset = { kind: 'file', scope: localScope(), target: 'logs', path: 'a.json' }
const ANY_ORDER: CorrelatorSettings = { latenessMs: Infinity, maxPending: 100_000, maxHeld: 100_000 }

/** A match: rule, second, and the fields of its event. */
type Written = readonly [rule: string, second: number, fields?: Readonly<Record<string, string>>]

function correlation(demand: Demand, rules: readonly string[], rest: Partial<Correlation> = {}): Correlation {
  return { rules: rules as readonly RuleId[], groupBy: ['user'], aliases: {}, timespanMs: 10_000, demand, ...rest }
}

function rule(id: string, of: Correlation): Rule {
  return {
    id: id as RuleId,
    title: id,
    description: '',
    severity: 'high',
    language: 'test',
    classes: ['activity'],
    logic: { kind: 'correlation', correlation: of },
    standard: undefined,
    references: [],
    techniques: [],
    controls: [],
    maturity: 'stable',
    falsePositives: [],
    remediation: '',
  }
}

function push(engine: Correlator, [id, second, fields = { user: 'u' }]: Written, line: number): readonly Fired[] {
  const place = { asset: ASSET, file: 'a.json', line, path: [] }
  return engine.push({ rule: id as RuleId, time: second * 1000, place, textOf: (field) => fields[field] })
}

/** What fired: the correlation, its group, and the seconds of the matches. */
function fired(rules: readonly Rule[], written: readonly Written[], settings = ANY_ORDER): readonly string[] {
  const engine = new Correlator(rules, settings)
  const all = [...written.flatMap((match, i) => push(engine, match, i + 1)), ...engine.end()]
  return all.map(({ rule: { id }, group, matches }) => {
    const values = group.map(([, value]) => value).join('+')
    return `${id} ${values} ${matches.map(({ time }) => time / 1000).join(',')}`
  })
}

const atLeast = (value: number): readonly Limit[] => [{ operator: '>=', value }]
const at = (...seconds: readonly number[]): readonly Written[] => seconds.map((second) => ['a', second] as const)
const count = (limits: readonly Limit[]): Rule => rule('c', correlation({ kind: 'event_count', limits }, ['a']))
const distinct = (limits: readonly Limit[], fields = ['host']): Rule =>
  rule('c', correlation({ kind: 'value_count', fields, limits }, ['a']))
const host = (second: number, name: string, user = 'u'): Written => ['a', second, { user, host: name }]
const temporal = (limits: readonly Limit[] = []): Rule =>
  rule('c', correlation({ kind: 'temporal', limits }, ['a', 'b', 'd']))
const ordered = (...rules: readonly string[]): Rule =>
  rule('c', correlation({ kind: 'temporal_ordered', limits: [] }, rules))

const cases: readonly (readonly [name: string, rule: Rule, written: readonly Written[], want: readonly string[]])[] = [
  ['so many events', count(atLeast(3)), at(1, 2, 3), ['c u 1,2,3']],
  ['one too few', count(atLeast(3)), at(1, 2), []],
  ['more than so many', count([{ operator: '>', value: 3 }]), at(1, 2, 3, 4), ['c u 1,2,3,4']],
  ['within the timespan, to the millisecond', count(atLeast(3)), at(0, 5, 10), ['c u 0,5,10']],
  ['not within it', count(atLeast(3)), at(0, 5, 10.001), []],
  ['the window slides', count(atLeast(3)), at(0, 5, 11, 12), ['c u 5,11,12']],
  ['it begins anew', count(atLeast(2)), at(1, 2, 3, 4, 5), ['c u 1,2', 'c u 3,4']],
  ['in any order', count(atLeast(3)), at(9, 1, 5), ['c u 1,5,9']],
  [
    'groups are apart',
    count(atLeast(2)),
    [
      ['a', 1, { user: 'u' }],
      ['a', 2, { user: 'v' }],
      ['a', 3, { user: 'v' }],
    ],
    ['c v 2,3'],
  ],
  ['without its field a match is in no group', count(atLeast(1)), [['a', 1, {}]], []],
  ['other rules do not count', count(atLeast(1)), [['b', 1]], []],
  ['at most so many, told at the end', count([{ operator: '<', value: 3 }]), at(1, 2), ['c u 1,2']],
  ['and not of too many', count([{ operator: '<', value: 3 }]), at(1, 2, 3), []],
  [
    'at most so many, window by window',
    count([{ operator: '<=', value: 2 }]),
    at(1, 2, 3, 20, 40),
    ['c u 20', 'c u 40'],
  ],
  ['exactly so many', count([{ operator: '=', value: 2 }]), at(1, 2, 20, 40, 41, 42), ['c u 1,2']],
  ['another number', count([{ operator: '!=', value: 1 }]), at(1, 20, 21), ['c u 20,21']],
  [
    'a range',
    count([...atLeast(2), { operator: '<=', value: 3 }]),
    at(1, 20, 21, 22, 40, 41, 42, 43),
    ['c u 20,21,22'],
  ],
  ['so many values', distinct(atLeast(2)), [host(1, 'x'), host(2, 'x'), host(3, 'y')], ['c u 2,3']],
  ['one value again and again', distinct(atLeast(2)), [host(1, 'x'), host(2, 'x'), host(3, 'x')], []],
  ['a value that is too old', distinct(atLeast(2)), [host(1, 'x'), host(12, 'y')], []],
  ['a value seen again is not old', distinct(atLeast(2)), [host(1, 'x'), host(5, 'x'), host(12, 'y')], ['c u 5,12']],
  ['few values', distinct([{ operator: '<', value: 2 }]), [host(1, 'x'), host(2, 'x')], ['c u 1,2']],
  ['no value', distinct(atLeast(1)), [['a', 1]], []],
  [
    'values of two fields together',
    distinct(atLeast(3), ['host', 'user']),
    [host(1, 'x'), host(2, 'y'), host(3, 'x')],
    [],
  ],
  [
    'all rules, in any order',
    temporal(),
    [
      ['d', 1],
      ['a', 2],
      ['b', 3],
    ],
    ['c u 1,2,3'],
  ],
  [
    'a rule is missing',
    temporal(),
    [
      ['d', 1],
      ['a', 2],
      ['a', 3],
    ],
    [],
  ],
  [
    'a rule was too early',
    temporal(),
    [
      ['d', 1],
      ['a', 2],
      ['b', 12],
    ],
    [],
  ],
  [
    'two of the rules',
    temporal(atLeast(2)),
    [
      ['d', 1],
      ['a', 2],
    ],
    ['c u 1,2'],
  ],
  [
    'in their order',
    ordered('a', 'b', 'd'),
    [
      ['a', 1],
      ['b', 2],
      ['d', 3],
    ],
    ['c u 1,2,3'],
  ],
  [
    'in another order',
    ordered('a', 'b', 'd'),
    [
      ['b', 1],
      ['a', 2],
      ['d', 3],
    ],
    [],
  ],
  [
    'others between',
    ordered('a', 'b'),
    [
      ['a', 1],
      ['a', 2],
      ['x', 3],
      ['b', 4],
    ],
    ['c u 2,4'],
  ],
  [
    'the first was too early',
    ordered('a', 'b'),
    [
      ['a', 1],
      ['b', 12],
    ],
    [],
  ],
  [
    'the latest beginning counts',
    ordered('a', 'b', 'd'),
    [
      ['a', 1],
      ['b', 2],
      ['a', 5],
      ['b', 6],
      ['d', 13],
    ],
    ['c u 5,6,13'],
  ],
  [
    'and begins anew',
    ordered('a', 'b'),
    [
      ['a', 1],
      ['b', 2],
      ['b', 3],
      ['a', 4],
      ['b', 5],
    ],
    ['c u 1,2', 'c u 4,5'],
  ],
]
for (const [name, one, written, want] of cases)
  test(`${one.logic.kind === 'correlation' && one.logic.correlation.demand.kind}: ${name}`, () =>
    assert.deepEqual(fired([one], written), want))

test('aliases name a field of each rule', () => {
  const aliases = { ip: { a: 'src', b: 'dst' } } as unknown as Correlation['aliases']
  const one = rule('c', correlation({ kind: 'temporal', limits: [] }, ['a', 'b'], { groupBy: ['ip'], aliases }))
  const match = (id: string, second: number, field: string, value: string): Written => [id, second, { [field]: value }]
  assert.deepEqual(fired([one], [match('a', 1, 'src', '1'), match('b', 2, 'src', '1')]), [])
  assert.deepEqual(fired([one], [match('a', 1, 'src', '1'), match('b', 2, 'dst', '1')]), ['c 1 1,2'])
})

test('correlations of correlations look at fields of the last event, by their own names', () => {
  const aliases = { who: { many: 'name', ok: 'user' }, name: { fail: 'account' } } as unknown as Correlation['aliases']
  const many = correlation({ kind: 'event_count', limits: atLeast(2) }, ['fail'], { groupBy: ['host'], aliases })
  const chain = correlation({ kind: 'temporal_ordered', limits: [] }, ['many', 'ok'], { groupBy: ['who'], aliases })
  const fail = (second: number, account: string): Written => ['fail', second, { host: 'h', account }]
  const rules = [rule('chain', chain), rule('many', many)]
  assert.deepEqual(fired(rules, [fail(1, 'x'), fail(2, 'y'), ['ok', 3, { user: 'x' }], ['ok', 4, { user: 'y' }]]), [
    'many h 1,2',
    'chain y 2,4',
  ])
})

test('what is told at the end counts for others too', () => {
  const few = correlation({ kind: 'event_count', limits: [{ operator: '<', value: 3 }] }, ['a'])
  const none = correlation({ kind: 'event_count', limits: [{ operator: '=', value: 1 }] }, ['few'])
  assert.deepEqual(fired([rule('none', none), rule('few', few)], at(1, 2)), ['few u 1,2', 'none u 2'])
})

test('what comes too late is lost, and told', () => {
  const engine = new Correlator([count(atLeast(2))], { ...ANY_ORDER, latenessMs: 1000 })
  for (const [i, match] of at(1, 10, 20, 2).entries()) push(engine, match, i)
  assert.deepEqual(engine.losses, { late: 1, groups: 0 })
})

test('groups are dropped over the limit, the quietest first, and told', () => {
  const engine = new Correlator([count(atLeast(3))], { ...ANY_ORDER, latenessMs: -1, maxHeld: 4 })
  const users = ['u', 'v', 'u', 'w', 'x', 'u']
  const all = users.flatMap((user, i) => push(engine, ['a', i, { user }], i))
  assert.deepEqual(engine.losses.groups, 1)
  assert.deepEqual(
    all.map(({ group }) => group),
    [[['user', 'u']]],
  )
})

const runs: readonly (readonly [demand: Demand, want: RegExp | undefined])[] = [
  [{ kind: 'event_count', limits: atLeast(100) }, undefined],
  [{ kind: 'event_count', limits: atLeast(1e9) }, /more than/],
  [{ kind: 'value_sum', field: 'f', limits: atLeast(1) }, /value_sum/],
  [{ kind: 'temporal', limits: [{ operator: '<', value: 2 }] }, /at most/],
  [{ kind: 'temporal_ordered', limits: atLeast(1) }, undefined],
  [{ kind: 'temporal_ordered', limits: atLeast(2) }, /some of its rules/],
]
for (const [demand, want] of runs)
  test(`${demand.kind} ${JSON.stringify(demand.limits)} is ${want === undefined ? '' : 'not '}run, nor what counts it`, () => {
    const inner = ['i' as RuleId, correlation(demand, ['a'])] as const
    const outer = ['o' as RuleId, correlation({ kind: 'temporal', limits: [] }, ['i', 'b'])] as const
    const reasons = notRun(new Map([outer, inner]))
    assert.equal(reasons.size, want === undefined ? 0 : 2)
    if (want !== undefined) assert.match(reasons.get(inner[0]) ?? '', want)
  })

test('counting agrees with looking at every match', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (seconds, least) => {
      let open: number[] = []
      const want: string[] = []
      for (const second of seconds.toSorted((a, b) => a - b)) {
        open = [...open.filter((before) => before >= second - 10), second]
        if (open.length < least) continue
        want.push(`c u ${open.join(',')}`)
        open = []
      }
      assert.deepEqual(fired([count(atLeast(least))], at(...seconds)), want)
    }),
  ))

import assert from 'node:assert/strict'
import { test as spec } from 'node:test'
import type { Condition, Match, Piece } from '@ringwall/model'
import fc from 'fast-check'
import { all, any, type EventView, evaluator, not, print, reasoner, simplify, test, valuesIn } from './index.ts'

const RUN = { kind: 'run' } as const
const ONE = { kind: 'one' } as const

function viewOf(event: Readonly<Record<string, unknown>>): EventView {
  return { field: (name) => event[name], values: () => valuesIn(event) }
}

const like = (...pieces: readonly Piece[]): Match => ({ kind: 'pattern', pieces })
const regex = (source: string, flags = ''): Match => ({ kind: 'regex', source, flags })
const cased = { case: 'sensitive' } as const

const cases: readonly (readonly [name: string, condition: Condition, value: unknown, want: boolean])[] = [
  ['equals folds case', test('f', { kind: 'equals', value: 'CMD' }), 'cmd', true],
  ['equals, cased', test('f', { kind: 'equals', value: 'CMD' }, cased), 'cmd', false],
  ['a number is its text', test('f', { kind: 'equals', value: '4625' }), 4625, true],
  ['a boolean is its word', test('f', { kind: 'equals', value: 'True' }), true, true],
  ['null has no text', test('f', { kind: 'equals', value: 'null' }), null, false],
  ['empty is a text', test('f', { kind: 'equals', value: '' }), '', true],
  ['empty is not absent', test('f', { kind: 'equals', value: '' }), undefined, false],
  ['contains', test('f', { kind: 'contains', value: 'W\\C' }), 'x\\w\\cmd', true],
  ['a map is its JSON', test('f', { kind: 'contains', value: '"a":1' }), { a: 1 }, true],
  ['prefix', test('f', { kind: 'prefix', value: 'ab' }), 'ABC', true],
  ['prefix elsewhere', test('f', { kind: 'prefix', value: 'bc' }), 'ABC', false],
  ['suffix', test('f', { kind: 'suffix', value: 'bc' }), 'ABC', true],
  ['suffix elsewhere', test('f', { kind: 'suffix', value: 'ab' }), 'ABC', false],
  ['one element passes', test('f', { kind: 'equals', value: 'b' }), ['a', 'b'], true],
  ['no element passes', test('f', { kind: 'equals', value: 'c' }), ['a', 'b'], false],
  ['every element passes', test('f', { kind: 'prefix', value: 'a' }, { list: 'every' }), ['a', 'ab'], true],
  ['not every element passes', test('f', { kind: 'prefix', value: 'a' }, { list: 'every' }), ['a', 'b'], false],
  ['every one of none passes', test('f', { kind: 'prefix', value: 'a' }, { list: 'every' }), [], true],
  ['exists', test('f', { kind: 'exists' }), null, true],
  ['does not exist', test('f', { kind: 'exists' }), undefined, false],
  ['null is null', test('f', { kind: 'null' }), null, true],
  ['absent is null', test('f', { kind: 'null' }), undefined, true],
  ['empty is not null', test('f', { kind: 'null' }), '', false],
  ['one character', test('f', like('prog', ONE, '.exe')), 'PROGA.EXE', true],
  ['one character must be there', test('f', like('prog', ONE, '.exe')), 'prog.exe', false],
  ['one character is a code point', test('f', like('a', ONE, 'b')), 'a😀b', true],
  ['a run may be empty', test('f', like('a', RUN, 'b')), 'ab', true],
  ['a run', test('f', like('a', RUN, 'b', RUN, 'c')), 'a-b-b-c', true],
  ['runs take turns', test('f', like(RUN, 'b', RUN, 'a', RUN)), 'ab', false],
  ['first and last do not overlap', test('f', like('aba', RUN, 'ba')), 'aba', false],
  ['the end is the last place', test('f', like(RUN, 'a', ONE)), 'abac', true],
  ['a run after one', test('f', like(ONE, RUN)), '', false],
  ['regex is found anywhere', test('f', regex('b+c')), 'abbcd', true],
  ['regex minds case', test('f', regex('B+C')), 'abbcd', false],
  ['regex with i', test('f', regex('B+C', 'i')), 'abbcd', true],
  ['regex without m', test('f', regex('^b$')), 'a\nb\nc', false],
  ['regex with m', test('f', regex('^b$', 'm')), 'a\nb\nc', true],
  ['regex without s', test('f', regex('a.b')), 'a\nb', false],
  ['regex with s', test('f', regex('a.b', 's')), 'a\nb', true],
  ['cidr', test('f', { kind: 'cidr', value: '10.0.0.0/8' }), '10.1.1.1', true],
  ['cidr of no address', test('f', { kind: 'cidr', value: '10.0.0.0/8' }), '10.1.1', false],
  ['compare a number', test('f', { kind: 'compare', operator: '>', value: 5, part: undefined }), 6, true],
  ['compare a text', test('f', { kind: 'compare', operator: '<=', value: 5, part: undefined }), '5.0', true],
  ['compare hexadecimal', test('f', { kind: 'compare', operator: '>=', value: 16, part: undefined }), '0x10', true],
  ['compare no number', test('f', { kind: 'compare', operator: '<', value: 5, part: undefined }), '3 apples', false],
  ['hour', test('f', { kind: 'compare', operator: '=', value: 9, part: 'hour' }), '2024-05-17T09:30:00Z', true],
  ['minute', test('f', { kind: 'compare', operator: '<', value: 30, part: 'minute' }), '2024-05-17 09:30', false],
  ['day', test('f', { kind: 'compare', operator: '=', value: 17, part: 'day' }), '2024-05-17', true],
  ['no such day', test('f', { kind: 'compare', operator: '=', value: 30, part: 'day' }), '2024-02-30', false],
  [
    'week of the year before',
    test('f', { kind: 'compare', operator: '=', value: 53, part: 'week' }),
    '2021-01-03',
    true,
  ],
  ['first week', test('f', { kind: 'compare', operator: '=', value: 1, part: 'week' }), '2020-12-29', false],
  ['month', test('f', { kind: 'compare', operator: '=', value: 5, part: 'month' }), '2024-05-17', true],
  ['year', test('f', { kind: 'compare', operator: '>=', value: 2025, part: 'year' }), '2024-05-17', false],
  ['another field', test('f', { kind: 'field', relation: 'equals', other: 'g' }), 'GEE', true],
  ['another field, cased', test('f', { kind: 'field', relation: 'equals', other: 'g' }, cased), 'GEE', false],
  ['begins with another', test('f', { kind: 'field', relation: 'prefix', other: 'g' }), 'geese', true],
  ['another that is absent', test('f', { kind: 'field', relation: 'equals', other: 'h' }), undefined, false],
  ['anything', test(undefined, { kind: 'contains', value: 'deep' }), { a: [{ b: 'so Deep' }] }, true],
  ['nothing', test(undefined, { kind: 'contains', value: 'key' }), { key: [1, null] }, false],
  ['not', not(test('f', { kind: 'exists' })), undefined, true],
  ['all of none', all(), 'x', true],
  ['any of none', any(), 'x', false],
]

for (const [name, condition, value, want] of cases)
  spec(name, () => assert.equal(evaluator(condition)(viewOf({ f: value, g: 'gee' })), want))

spec('values are all found', () =>
  assert.deepEqual([...valuesIn({ a: [1, { b: 'x' }], c: null, d: {} })], [1, 'x', null]),
)

spec('a deep event is read without recursion', () => {
  let deep: unknown = 'bottom'
  for (let i = 0; i < 100_000; i++) deep = [deep]
  assert.deepEqual([...valuesIn(deep)], ['bottom'])
  assert.equal(evaluator(test('f', { kind: 'contains', value: 'x' }))(viewOf({ f: { deep } })), false)
})

const a = test('a', { kind: 'exists' })
const b = test('b', { kind: 'suffix', value: '\\x"' })

const printed: readonly (readonly [condition: Condition, want: string])[] = [
  [all(a, not(any(a, b))), 'a exists and not (a exists or b suffix "\\\\x\\"")'],
  [any(all(), any(), not(all(a, b))), 'always or never or not (a exists and b suffix "\\\\x\\"")'],
  [test(undefined, like('a', RUN, ONE)), 'anything like "a" * ?'],
  [test('odd name', { kind: 'equals', value: 'x' }, cased), '"odd name" equals "x" cased'],
  [test('f', regex('a|b', 'im'), { list: 'every' }), 'every f regex "a|b"im'],
  [test('f', { kind: 'compare', operator: '>=', value: 7, part: 'hour' }), 'f hour >= 7'],
  [test('f', { kind: 'field', relation: 'prefix', other: 'g' }), 'f prefix field "g"'],
  [test('f', { kind: 'null' }), 'f is null'],
  [test('f', { kind: 'cidr', value: '::/0' }), 'f cidr "::/0"'],
]

for (const [condition, want] of printed) spec(`prints ${want}`, () => assert.equal(print(condition), want))

const simplified: readonly (readonly [name: string, condition: Condition, want: Condition])[] = [
  ['nested lists', all(a, all(b, all(a))), all(a, b)],
  ['one of one', any(all(any(a))), a],
  ['double negation', not(not(a)), a],
  ['always within all', all(all(), a), a],
  ['never within all', all(a, any()), any()],
  ['always within any', any(a, all()), all()],
  ['not never', not(any()), all()],
  ['doubles', any(a, b, test('a', { kind: 'exists' })), any(a, b)],
]

for (const [name, condition, want] of simplified)
  spec(`simplifies ${name}`, () => assert.deepEqual(simplify(condition), want))

const leaf = fc.constantFrom(a, b, test('c', { kind: 'equals', value: '1' }))
const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    tie('condition').map(not),
    fc.array(tie('condition'), { maxLength: 3 }).map((of) => all(...of)),
    fc.array(tie('condition'), { maxLength: 3 }).map((of) => any(...of)),
  ),
})).condition

spec('simplifying keeps the meaning, and is done at once', () =>
  fc.assert(
    fc.property(
      conditions,
      fc.record({ a: fc.constant(1), b: fc.constant('\\X"'), c: fc.nat(2) }, { requiredKeys: [] }),
      (c, event) => {
        const simple = simplify(c)
        assert.equal(evaluator(simple)(viewOf(event)), evaluator(c)(viewOf(event)))
        assert.deepEqual(simplify(simple), simple)
      },
    ),
  ),
)

spec('a condition is frozen', () => {
  const condition = all(test('f', like('a', RUN)))
  for (const part of [condition, condition.kind === 'all' && condition.of, condition.kind === 'all' && condition.of[0]])
    assert.ok(Object.isFrozen(part))
})

const isA = test('a', { kind: 'equals', value: '1' })
const isB = test('b', { kind: 'equals', value: '1' })
const reasons: readonly (readonly [condition: Condition, event: Readonly<Record<string, unknown>>, want: unknown])[] = [
  [isA, { a: 1 }, [isA]],
  [isA, { a: 2 }, undefined],
  [all(isA, isB), { a: 1, b: 1 }, [isA, isB]],
  [all(isA, isB), { a: 1 }, undefined],
  [any(isA, isB), { a: 1, b: 1 }, [isA, isB]],
  [any(isA, isB), { b: 1 }, [isB]],
  [any(isA, isB), {}, undefined],
  [all(isA, not(isB)), { a: 1 }, [isA]],
  [not(isA), { a: 1 }, undefined],
  [all(), {}, []],
]
for (const [condition, event, want] of reasons)
  spec(`of ${JSON.stringify(event)} the reasons of ${print(condition)}`, () =>
    assert.deepEqual(reasoner(condition)(viewOf(event)), want),
  )

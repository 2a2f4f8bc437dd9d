import assert from 'node:assert/strict'
import { test } from 'node:test'
import { view } from '../view/index.ts'
import { isEmptySelector, selects, selectsByLabels } from './index.ts'

const labels = view({ app: 'web', tier: 'front' }, [], [])
const expression = (operator: string, key: string, values?: readonly string[]) => ({
  matchExpressions: [{ key, operator, ...(values && { values }) }],
})

const cases: readonly { name: string; selector: unknown; want: boolean }[] = [
  { name: 'absent', selector: undefined, want: false },
  { name: 'empty', selector: {}, want: true },
  { name: 'a label', selector: { matchLabels: { app: 'web' } }, want: true },
  { name: 'another value', selector: { matchLabels: { app: 'db' } }, want: false },
  { name: 'a label that is not there', selector: { matchLabels: { zone: 'a' } }, want: false },
  { name: 'one of two', selector: { matchLabels: { app: 'web', tier: 'back' } }, want: false },
  { name: 'In', selector: expression('In', 'app', ['db', 'web']), want: true },
  { name: 'In, another', selector: expression('In', 'app', ['db']), want: false },
  { name: 'In, no such label', selector: expression('In', 'zone', ['a']), want: false },
  { name: 'NotIn', selector: expression('NotIn', 'app', ['web']), want: false },
  { name: 'NotIn, no such label', selector: expression('NotIn', 'zone', ['a']), want: true },
  { name: 'Exists', selector: expression('Exists', 'tier'), want: true },
  { name: 'DoesNotExist', selector: expression('DoesNotExist', 'tier'), want: false },
  { name: 'no such operator', selector: expression('Like', 'app', ['web']), want: false },
]
for (const c of cases)
  test(`a selector: ${c.name}`, () => assert.equal(selects(view(c.selector, [], []), labels), c.want))

test('a plain selector selects by its labels, an empty one nothing', () => {
  const by = (selector: unknown) => selectsByLabels(view(selector, [], []), labels)
  assert.deepEqual([by({ app: 'web' }), by({ app: 'db' }), by({}), by(undefined)], [true, false, false, false])
})

test('an empty selector is one that is written and demands nothing', () => {
  const isEmpty = (selector: unknown) => isEmptySelector(view(selector, [], []))
  assert.deepEqual([isEmpty({}), isEmpty(undefined), isEmpty({ matchLabels: { a: 'b' } })], [true, false, false])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsPath } from '../router/paths.ts'
import { countFilters, type FindingFilters, NO_FILTERS, readFilters, toggle, writeFilters } from './filters.ts'

const FULL: FindingFilters = {
  state: 'all',
  severity: ['critical', 'low'],
  rule: ['pss-privileged'],
  target: ['shop', 'a b&c'],
  namespace: ['-'],
  resource: ['Deployment'],
  asset: ['default/-/kubernetes/a%2Fb/-/Deployment/c'],
  owner: ['', 'zoë'],
  isFixable: true,
  text: 'root & more',
  order: 'last_seen',
}

test('what is written is read again', () => {
  for (const filters of [NO_FILTERS, FULL]) assert.deepEqual(readFilters(writeFilters(filters)), filters)
})

test('the default leaves no trace in the address', () => {
  assert.equal(findingsPath(NO_FILTERS), '/findings')
  assert.equal(findingsPath({ severity: ['high'] }), '/findings?severity=high')
})

const wrong = ['severity=fatal', 'state=gone', 'order=random', 'fixable=yes', 'unknown=1', 'severity=']
for (const query of wrong) {
  test(`${query} does not restrict`, () => assert.deepEqual(readFilters(new URLSearchParams(query)), NO_FILTERS))
}

test('an address holds no more than it may', () => {
  const query = new URLSearchParams(`q=${'x'.repeat(5000)}`)
  for (let i = 0; i < 500; i++) query.append('rule', `rule-${i}`)
  const { rule, text } = readFilters(query)
  assert.deepEqual([rule.length, text.length], [50, 200])
})

test('a value is turned on, and off again', () => {
  const on = toggle(NO_FILTERS, 'severity', 'high')
  assert.deepEqual(on.severity, ['high'])
  assert.deepEqual(toggle(on, 'severity', 'high'), NO_FILTERS)
})

test('filters are counted', () => {
  assert.deepEqual([countFilters(NO_FILTERS), countFilters(FULL)], [0, 13])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RuleSummary } from '../lib/api/types.ts'
import { narrowRules } from './narrow.ts'

const rule = (id: string, more: Partial<RuleSummary> = {}): RuleSummary => ({
  id,
  title: `Title of ${id}`,
  severity: 'high',
  family: 'pod',
  isOptional: false,
  techniques: [],
  controls: [],
  maturity: 'stable',
  isFixable: false,
  open: 0,
  ...more,
})
const RULES = [
  rule('b'),
  rule('a', { isOptional: true }),
  rule('c', { open: 3, isFixable: true, controls: [{ framework: 'pci-dss-4.0', id: '2.2.6' }] }),
  rule('d', { severity: 'low', techniques: ['T1611'] }),
]

const cases = [
  { filters: {}, want: ['c', 'a', 'b', 'd'] },
  { filters: { text: 'pci 2.2.6' }, want: ['c'] },
  { filters: { text: 't1611' }, want: ['d'] },
  { filters: { severity: 'low' }, want: ['d'] },
  { filters: { which: 'open' }, want: ['c'] },
  { filters: { which: 'fixable' }, want: ['c'] },
  { filters: { which: 'optional' }, want: ['a'] },
  { filters: { which: 'what' }, want: ['c', 'a', 'b', 'd'] },
  { filters: { text: 'nothing' }, want: [] },
]
for (const { filters, want } of cases) {
  test(JSON.stringify(filters), () => {
    assert.deepEqual(
      narrowRules(RULES, { text: '', severity: '', which: '', ...filters }).map(({ id }) => id),
      want,
    )
  })
}

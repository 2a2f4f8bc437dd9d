import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Exemplar, RuleDetail } from '../lib/api/types.ts'
import { unknownsOf } from './unknowns.ts'

const shown: Exemplar = {
  message: '',
  file: 'a',
  line: 1,
  column: 1,
  path: 'a',
  excerpt: { firstLine: 1, lines: ['a'] },
}
const { excerpt: _, ...hidden } = shown
const rule = (maturity: 'stable' | 'experimental', falsePositives: readonly string[] = []): RuleDetail =>
  ({ maturity, falsePositives }) as unknown as RuleDetail

const cases = [
  {
    name: 'a plain finding',
    of: { exemplars: [shown], rule: rule('stable'), resource: 'Pod' },
    want: ['unknown.running', 'unknown.exposure'],
  },
  {
    name: 'of a file',
    of: { exemplars: [shown], rule: rule('stable'), resource: 'File' },
    want: ['unknown.used', 'unknown.exposure'],
  },
  {
    name: 'an experimental rule that knows where it is wrong',
    of: { exemplars: [shown], rule: rule('experimental', ['Node agents.']), resource: 'Pod' },
    want: ['unknown.experimental', 'unknown.running', 'unknown.exposure', 'Node agents.'],
  },
  {
    name: 'as many places as are kept, some without lines',
    of: { exemplars: [...Array(7).fill(shown), hidden], rule: rule('stable'), resource: 'Pod' },
    want: ['unknown.more 8', 'unknown.lines 1', 'unknown.running', 'unknown.exposure'],
  },
  {
    name: 'no place',
    of: { exemplars: [], rule: rule('stable'), resource: 'Pod' },
    want: ['unknown.place', 'unknown.running', 'unknown.exposure'],
  },
]

for (const { name, of, want } of cases) {
  test(name, () => {
    const said = unknownsOf(of).map((each) =>
      each.kind === 'rule' ? each.text : `${each.key}${each.n > 0 ? ` ${each.n}` : ''}`,
    )
    assert.deepEqual(said, want)
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { view } from '../view/index.ts'
import { decidingRules } from './index.ts'

const EXEC = { verb: 'create', group: '', resource: 'pods/exec' }
const resources = (...names: string[]) => [{ group: '', resources: names }]

const cases: readonly {
  name: string
  rules: readonly unknown[]
  general: number | undefined
  special?: readonly number[]
}[] = [
  { name: 'no rule', rules: [], general: undefined },
  { name: 'a rule for everything', rules: [{ level: 'None' }, { level: 'Metadata' }], general: 0 },
  { name: 'another verb', rules: [{ verbs: ['get'] }, { verbs: ['create'] }], general: 1 },
  { name: 'another group', rules: [{ resources: [{ group: 'apps' }] }, { resources: [{ group: '' }] }], general: 1 },
  { name: 'the parent is not its subresource', rules: [{ resources: resources('pods') }], general: undefined },
  { name: 'every subresource', rules: [{ resources: resources('pods/*') }], general: 0 },
  { name: 'the subresource of everything', rules: [{ resources: resources('*/exec') }], general: 0 },
  { name: 'paths that are no resources', rules: [{ nonResourceURLs: ['/healthz'] }], general: undefined },
  { name: 'named users', rules: [{ users: ['a'] }, { level: 'Metadata' }], general: 1, special: [0] },
  {
    name: 'named objects',
    rules: [{ resources: [{ group: '', resources: ['pods/exec'], resourceNames: ['a'] }] }],
    general: undefined,
    special: [0],
  },
  { name: 'named users behind the general rule', rules: [{}, { users: ['a'] }], general: 0 },
]
for (const { name, rules, general, special = [] } of cases)
  test(name, () => {
    const found = decidingRules(view({ rules }, [], []), EXEC)
    assert.deepEqual([found.general?.path[1], found.special.map(({ path }) => path[1])], [general, special])
  })

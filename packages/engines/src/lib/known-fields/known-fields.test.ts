import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FIELDS } from './fields.ts'
import { fieldMeantBy, fieldsOf, fieldsOfObject, kindsWithFields } from './index.ts'

test('every type that a field names has its fields, and is named once', () => {
  const lines = FIELDS.trim().split('\n')
  const types = lines.map((line) => line.split(' ')[0])
  assert.equal(new Set(types).size, types.length)
  const named = lines.flatMap((line) => [...line.matchAll(/:(\w+)/g)].map(([, type = '']) => type))
  assert.deepEqual(
    named.filter((type) => fieldsOf(type) === undefined),
    [],
  )
  assert.ok(named.length > 200, String(named.length))
})

test('objects are known by version and kind', () => {
  assert.equal(fieldsOfObject('apps/v1', 'Deployment')?.get('spec'), 'DeploymentSpec')
  assert.equal(fieldsOfObject('apps/v1beta1', 'Deployment'), undefined)
  assert.equal(fieldsOfObject('v1', 'Deployment'), undefined)
  assert.ok(kindsWithFields().includes('/Pod') && kindsWithFields().includes('apps/Deployment'))
})

const meant = [
  { type: 'SecurityContext', field: 'runasnonroot', want: 'runAsNonRoot' },
  { type: 'Container', field: 'runAsUser', want: 'securityContext.runAsUser' },
  { type: 'Container', field: 'limits', want: 'resources.limits' },
  { type: 'PodSpec', field: 'colour', want: undefined },
]
for (const { type, field, want } of meant)
  test(`${field} of ${type}`, () => assert.equal(fieldMeantBy(field, fieldsOf(type) ?? new Map()), want))

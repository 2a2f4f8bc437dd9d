import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Inventory } from '@ringwall/model'
import { Ajv, type ValidateFunction } from 'ajv'
import { sampleInventories, sampleInventory } from '../lib/inventory/sample.ts'
import { readTarGz } from '../lib/tar/index.ts'
import { sbom } from './sbom.ts'

const corpora = process.env['RINGWALL_CORPORA']
const skip = corpora === undefined ? 'RINGWALL_CORPORA is not set' : false
const validate = corpora === undefined ? undefined : compileSchema(corpora)

for (const { name, inventory } of sampleInventories())
  test(`the schema accepts an inventory with ${name}`, { skip }, () => {
    assert.ok(validate !== undefined)
    validate(parse(inventory))
    assert.deepEqual(validate.errors, null)
  })

test('the schema refuses a component without a name', { skip }, () => {
  const bom = parse(sampleInventory())
  delete bom.components[0].name
  assert.equal(validate?.(bom), false)
})

test('packages of several files are one component, with all its places', () => {
  const { components } = parse(sampleInventory())
  const [libc6, g, a, b, d, e] = components
  assert.equal(components.length, 6)
  assert.deepEqual(a, {
    type: 'library',
    'bom-ref': 'pkg:npm/%40s/a@1.0.0',
    group: '@s',
    name: 'a',
    version: '1.0.0',
    scope: 'required',
    licenses: [{ license: { id: 'MIT' } }],
    purl: 'pkg:npm/%40s/a@1.0.0',
    evidence: { occurrences: ['one/lock', 'two/lock'].map((location) => ({ location, line: 2 })) },
  })
  assert.deepEqual([b.scope, d.scope, e.scope], ['optional', 'excluded', 'required'])
  assert.deepEqual([g.group, g.name], ['g', 'a'])
  assert.deepEqual(b.licenses, [{ license: { name: 'MIT OR X' } }])
  assert.deepEqual(libc6.properties, [{ name: 'ringwall:origin', value: 'glibc@2-1' }])
  assert.deepEqual([e.version, e.properties], [undefined, [{ name: 'ringwall:requirement', value: '>=2' }]])
})

test('edges lead from the target to all that is asked for', () => {
  const { dependencies } = parse(sampleInventory())
  assert.deepEqual(
    dependencies.filter(({ ref }: { ref: string }) => ref === 'target' || ref.includes('/d@')),
    [
      {
        ref: 'target',
        dependsOn: [
          'pkg:deb/debian/libc6@2-1',
          'pkg:maven/g/a@1',
          'pkg:npm/%40s/a@1.0.0',
          'pkg:npm/d@1.0.0',
          'pkg:npm/e',
        ],
      },
      { ref: 'pkg:npm/d@1.0.0', dependsOn: ['pkg:npm/b@1.0.0'] },
    ],
  )
})

test('a gap makes the list incomplete, and the same inventory gives the same text', () => {
  const [full, , gap] = sampleInventories().map(({ inventory }) => inventory)
  assert.ok(full !== undefined && gap !== undefined)
  assert.deepEqual(
    [parse(full), parse(gap)].map(({ compositions }) => compositions[0].aggregate),
    ['unknown', 'incomplete'],
  )
  assert.deepEqual(parse(gap).metadata.properties, [{ name: 'ringwall:gap:syntax', value: 'x: not JSON \u001b[31m' }])
  const text = [...sbom.write(gap)].join('')
  assert.equal(text, [...sbom.write(gap)].join(''))
  assert.doesNotMatch(text, /(?!\n)\p{Cc}/u)
  assert.match(parse(full).serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/)
})

// biome-ignore lint/suspicious/noExplicitAny: the schema says what it is
function parse(inventory: Inventory): any {
  return JSON.parse([...sbom.write(inventory)].join(''))
}

function compileSchema(root: string): ValidateFunction {
  const files = readTarGz(readFileSync(join(root, 'schemas/schemas.tar.gz')))
  const read = (name: string) => JSON.parse(new TextDecoder().decode(files.get(name)))
  const ajv = new Ajv({ strict: false, validateFormats: false })
  for (const name of ['spdx.schema.json', 'jsf-0.82.schema.json']) ajv.addSchema(read(name))
  return ajv.compile(read('bom-1.6.schema.json'))
}

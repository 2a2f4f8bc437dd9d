import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Inventory } from '@ringwall/model'
import { Ajv } from 'ajv'
import { sampleInventories, sampleInventory } from '../lib/inventory/sample.ts'
import { sbom } from './sbom.ts'

const text = { type: 'string', minLength: 1 }
const id = { type: 'string', pattern: '^SPDXRef-[a-zA-Z0-9.-]+$' }
const object = (required: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>> = {}) => ({
  type: 'object',
  properties: { ...required, ...others },
  required: Object.keys(required),
  additionalProperties: false,
})
/** What the specification asks of the fields that we write. */
const schema = object(
  {
    spdxVersion: { const: 'SPDX-2.3' },
    dataLicense: { const: 'CC0-1.0' },
    SPDXID: { const: 'SPDXRef-DOCUMENT' },
    name: text,
    documentNamespace: { type: 'string', pattern: '^https://[^#]+$' },
    creationInfo: object({
      created: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$' },
      creators: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^Tool: \\S+-\\S+$' } },
    }),
    packages: {
      type: 'array',
      items: object(
        { name: text, SPDXID: id, downloadLocation: text, filesAnalyzed: { const: false } },
        {
          versionInfo: text,
          licenseConcluded: text,
          licenseDeclared: { enum: ['NOASSERTION', 'MIT'] },
          licenseComments: text,
          copyrightText: text,
          sourceInfo: text,
          comment: text,
          primaryPackagePurpose: { const: 'APPLICATION' },
          externalRefs: {
            type: 'array',
            items: object({
              referenceCategory: { const: 'PACKAGE-MANAGER' },
              referenceType: { const: 'purl' },
              referenceLocator: { type: 'string', pattern: '^pkg:\\S+$' },
            }),
          },
        },
      ),
    },
    relationships: {
      type: 'array',
      items: object({
        spdxElementId: id,
        relatedSpdxElement: id,
        relationshipType: { enum: ['DESCRIBES', 'DEPENDS_ON', 'DEV_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF'] },
      }),
    },
  },
  { comment: text },
)
const validate = new Ajv().compile(schema)

for (const { name, inventory } of sampleInventories())
  test(`an inventory with ${name}`, () => {
    const document = parse(inventory)
    validate(document)
    assert.deepEqual(validate.errors, null)
    const ids = ['SPDXRef-DOCUMENT', ...document.packages.map((each: { SPDXID: string }) => each.SPDXID)]
    assert.equal(new Set(ids).size, ids.length)
    for (const { spdxElementId, relatedSpdxElement } of document.relationships)
      assert.ok(ids.includes(spdxElementId) && ids.includes(relatedSpdxElement))
  })

test('packages and what they are there for', () => {
  const { packages, relationships } = parse(sampleInventory())
  const names = new Map(packages.map((each: { SPDXID: string; name: string }) => [each.SPDXID, each.name]))
  const a = packages.find(({ name }: { name: string }) => name === '@s/a')
  assert.deepEqual([a.versionInfo, a.licenseDeclared], ['1.0.0', 'MIT'])
  assert.equal(a.sourceInfo, 'found in one/lock:2\nfound in two/lock:2')
  const b = packages.find(({ name }: { name: string }) => name === 'b')
  assert.deepEqual([b.licenseDeclared, b.licenseComments], ['NOASSERTION', 'Declared: MIT OR X'])
  assert.deepEqual(
    relationships.map((each: Readonly<Record<string, string>>) =>
      [names.get(each['spdxElementId']), each['relationshipType'], names.get(each['relatedSpdxElement'])].join(' '),
    ),
    [
      ' DESCRIBES estate',
      'estate DEPENDS_ON libc6',
      'estate DEPENDS_ON g:a',
      'estate DEPENDS_ON @s/a',
      '@s/a DEPENDS_ON b',
      'd DEV_DEPENDENCY_OF estate',
      'd DEPENDS_ON b',
      'estate DEPENDS_ON e',
    ],
  )
})

test('a gap is told, without what steers a terminal', () => {
  const inventory = sampleInventories().at(-1)?.inventory
  assert.ok(inventory !== undefined)
  assert.equal(parse(inventory).comment, 'Incomplete:\nx: not JSON \u001b[31m')
  assert.doesNotMatch([...sbom.write(inventory)].join(''), /(?!\n)\p{Cc}/u)
})

// biome-ignore lint/suspicious/noExplicitAny: the schema above says what it is
function parse(inventory: Inventory): any {
  return JSON.parse([...sbom.write(inventory)].join(''))
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAdvisory } from './index.ts'

const read = (value: unknown) => readAdvisory(new TextEncoder().encode(JSON.stringify(value)))

test('an advisory with all that we keep of it', () => {
  const result = read({
    schema_version: '1.7.0',
    id: 'GHSA-aaaa-bbbb-cccc',
    modified: '2024-01-02T03:04:05Z',
    withdrawn: '2024-02-02T00:00:00Z',
    details: '\n# It breaks\n\nMore of it.',
    aliases: ['CVE-2024-1', 7],
    related: ['CVE-2024-2', 'GHSA-x'],
    severity: [
      { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
      { type: 'Ubuntu', score: 'low' },
    ],
    database_specific: { severity: 'HIGH' },
    references: [{ type: 'WEB', url: 'https://example.com/1' }, { type: 'WEB', url: 'javascript:alert(1)' }, 7],
    affected: [
      {
        package: { ecosystem: 'npm', name: 'a' },
        ranges: [
          { type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.3' }] },
          { type: 'GIT', events: [{ introduced: '0' }, { fixed: 'abcdef' }] },
          { type: 'ECOSYSTEM', events: [{ introduced: '2', last_affected: '3' }] },
        ],
        versions: ['0.9.0'],
        ecosystem_specific: { severity: 'medium' },
      },
      { package: { name: 'nameless' } },
    ],
  })
  assert.ok(result.ok)
  assert.deepEqual(result.value, {
    id: 'GHSA-aaaa-bbbb-cccc',
    modified: Date.parse('2024-01-02T03:04:05Z'),
    withdrawn: Date.parse('2024-02-02T00:00:00Z'),
    summary: 'It breaks',
    aliases: ['CVE-2024-1'],
    upstream: ['CVE-2024-2'],
    ratings: [
      { kind: 'word', by: 'GHSA', word: 'HIGH' },
      { kind: 'cvss', by: 'GHSA', vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
      { kind: 'word', by: 'Ubuntu', word: 'low' },
    ],
    references: ['https://example.com/1'],
    affected: [
      {
        ecosystem: 'npm',
        name: 'a',
        ranges: [
          [
            { kind: 'introduced', version: '0' },
            { kind: 'fixed', version: '1.2.3' },
          ],
          [
            { kind: 'introduced', version: '2' },
            { kind: 'last_affected', version: '3' },
          ],
        ],
        versions: ['0.9.0'],
        ratings: [{ kind: 'word', by: 'GHSA', word: 'medium' }],
      },
    ],
  })
})

const wrong: readonly { readonly name: string; readonly value: unknown; readonly says: string }[] = [
  { name: 'a list', value: [], says: 'id is none' },
  { name: 'a text', value: 'x', says: 'is not JSON' },
  { name: 'no id', value: { modified: '2024-01-01T00:00:00Z' }, says: 'id is none' },
  { name: 'an id with a line break', value: { id: 'A\nB' }, says: 'id is none' },
  { name: 'no time', value: { id: 'A-1', modified: 'soon' }, says: 'A-1: modified is no time' },
]
for (const { name, value, says } of wrong)
  test(`${name} is no advisory`, () => assert.deepEqual(read(value), { ok: false, error: says }))

test('any JSON is read or refused', () => {
  const base = { id: 'A-1', modified: '2024-01-01T00:00:00Z' }
  const keys = fc.constantFrom('affected', 'aliases', 'severity', 'references', 'summary', 'database_specific')
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), (more) => assert.ok(read({ ...base, ...more }).ok)),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100) },
  )
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.ok(!readAdvisory(bytes).ok)))
})

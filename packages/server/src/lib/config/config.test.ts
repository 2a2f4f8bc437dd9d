import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { UsageError } from '../usage-error.ts'
import { DEFAULT_CONFIG, parseConfig } from './index.ts'

test('nothing written is the default', async () => {
  for (const text of ['', '# nothing\n', '{}'])
    assert.deepEqual(await parseConfig(text, 'c'), { ...DEFAULT_CONFIG, file: 'c' })
})

test('what is written counts, the rest is default', async () => {
  const text =
    'failOn: low\nexclude: ["a/**"]\npodSecurity: {version: v1.30}\nrules: {off: [x-y], on: [z]}\nlimits: {fileMiB: 5}\n'
  assert.deepEqual(await parseConfig(text, 'c'), {
    file: 'c',
    failOn: 'low',
    exclude: ['a/**'],
    podSecurity: { level: 'restricted', version: 'v1.30' },
    rulesOff: ['x-y'],
    rulesOn: ['z'],
    house: {},
    fileMiB: 5,
  })
})

const wrong = [
  { name: 'no setting', text: 'a: 1\n', says: 'c:1:1: a is no setting' },
  { name: 'no setting, deeper', text: 'rules:\n  of: []\n', says: 'c:2:3: rules.of is no setting' },
  {
    name: 'no such value',
    text: 'failOn: often\n',
    says: 'c:1:1: failOn must be equal to one of the allowed values: informational, low',
  },
  { name: 'a number out of range', text: 'limits:\n  fileMiB: 0\n', says: 'c:2:3: limits.fileMiB must be >= 1' },
  { name: 'an element of the wrong type', text: 'exclude:\n  - a\n  - 1\n', says: 'c:3:5: exclude.1 must be string' },
  { name: 'no map', text: '- a\n', says: 'c:1:1: the configuration must be object' },
  { name: 'a key written twice', text: 'failOn: low\nfailOn: high\n', says: 'c:2:1: key "failOn" is written twice' },
  { name: 'no YAML', text: 'a: [', says: 'c:1:5: not YAML' },
]
for (const { name, text, says } of wrong)
  test(`refused with its place: ${name}`, async () => {
    await assert.rejects(parseConfig(text, 'c'), (error) => {
      assert.ok(error instanceof UsageError)
      assert.equal(error.message.slice(0, says.length), says)
      return true
    })
  })

test('any text is a configuration or a usage error', async () => {
  const piece = fc.constantFrom(
    'failOn: ',
    'low\n',
    'rules:\n',
    '  off: ',
    '[a]\n',
    'limits: ',
    '{fileMiB: 3}\n',
    ': ',
    '- ',
    '{',
    '\n',
    '"',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
      await parseConfig(pieces.join(''), 'c').catch((error) => assert.ok(error instanceof UsageError, String(error)))
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100) },
  )
})

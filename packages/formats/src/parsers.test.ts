import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parsers } from './index.ts'
import { sampleContext } from './lib/packages/sample.ts'

const RUNS = { numRuns: Number(process.env['FC_RUNS'] ?? 100) }

/** Pieces that formats are made of, so that what is random comes further than the first character. */
const pieces = fc.constantFrom(
  ...'{ } [ ] ( ) < > / : , = @ # " \' \\ - . ~ ^ * ! % $ ; | & \n \r\n \t'.split(' '),
  ...[
    '  ',
    '    ',
    '\n\n',
    '[[package]]\n',
    'name = "a"\n',
    'version = "1"\n',
    '"packages"',
    '"dependencies"',
    '"lockfileVersion": 3',
  ],
  ...[
    'a@1',
    'v1.0.0',
    'h1:',
    'require (',
    'module m\n',
    '<project>',
    '<dependency>',
    '</',
    'GEM\n',
    'specs:\n',
    'P:a\n',
    'V:1\n',
  ],
  ...[
    'Package: a\n',
    'Status: install ok installed\n',
    '$',
    '{a}',
    '"',
    '\0',
    '\x7fELF',
    'MZ',
    'PK\x05\x06',
    'é',
    '𝒳',
    '1',
    'a',
  ],
)
const text = fc.array(pieces, { maxLength: 60 }).map((all) => new TextEncoder().encode(all.join('')))
const bytes = fc.oneof(fc.uint8Array({ maxLength: 400 }), text)

let tried = 0
for (const [id, load] of Object.entries(parsers)) {
  test(`${id} is total on any bytes`, async () => {
    const parser = await load()
    fc.assert(
      fc.property(bytes, (content) => {
        tried++
        const file = { path: 'dir/file', bytes: content, sizeBytes: content.length, isNamed: true }
        const { facts, gaps } = parser.parse(file, sampleContext())
        for (const fact of facts) if (fact.class === 'package') assert.match(fact.purl, /^pkg:[a-z]+\//)
        assert.ok(gaps.length <= 102)
      }),
      RUNS,
    )
  })

  test(`${id} refuses what was not read whole`, async () => {
    const file = { path: 'dir/file', bytes: new Uint8Array(10), sizeBytes: 11, isNamed: true }
    const { facts, gaps } = (await load()).parse(file, sampleContext())
    assert.deepEqual([facts, gaps.map(({ code }) => code)], [[], ['too_large']])
  })
}
test('every parser was tried', () => assert.ok(tried >= Object.keys(parsers).length * 100, `${tried}`))

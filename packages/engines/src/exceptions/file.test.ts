import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Gap, localScope } from '@ringwall/model'
import fc from 'fast-check'
import { EXCEPTION_RULES, parseExceptionFile } from './index.ts'

const KNOWN = new Set(['runs-as-root', ...EXCEPTION_RULES.map((rule) => rule.id)])
const ASSET = { kind: 'file', scope: localScope(), target: 't', path: '.ringwall/exceptions.yaml' } as const

const ENTRY = {
  rules: ['runs-as-root'],
  assets: ['shop/Deployment/a'],
  reason: 'known',
  owner: 'team',
  expires: '2027-01-31',
}

test('what is written is read', () => {
  const result = parse(written({ paths: ['**/web/**'] }))
  assert.ok(result.ok)
  assert.deepEqual(result.value.exceptions, [
    {
      kind: 'file',
      rules: ['runs-as-root'],
      assets: ['shop/Deployment/a'],
      files: [],
      reason: 'known',
      owner: 'team',
      expires: '2027-01-31',
      paths: ['**/web/**'],
      at: { file: 'exceptions.yaml', start: { line: 2, column: 5 }, end: { line: 7, column: 25 } },
    },
  ])
})

test('a day needs no quotes', () => assert.equal(parse(written({}).replace('"2027-01-31"', '2027-01-31')).ok, true))

const mistakes: readonly { readonly name: string; readonly text: string; readonly says: string }[] = [
  { name: 'no map', text: '- a\n', says: '1:1: must be a map with a list exceptions' },
  { name: 'no YAML', text: 'exceptions: [\n', says: '2:1: not YAML' },
  {
    name: 'a glob without quotes',
    text: written({}).replace('"shop/Deployment/a"', '**/a'),
    says: '3:14: alias **/a has no anchor before it; a glob that begins with * needs quotes',
  },
  { name: 'another list', text: 'exception: []\n', says: '1:1: exception is no field: the list is exceptions' },
  { name: 'no list', text: 'exceptions: {}\n', says: '1:1: exceptions must be a list' },
  { name: 'an element that is no map', text: 'exceptions:\n  - a\n', says: '2:5: an exception must be a map' },
  { name: 'a second document', text: 'exceptions: []\n---\nexceptions: []\n', says: '3:1: a second document' },
  { name: 'a rule that is none', text: written({ rules: ['run-as-root'] }), says: '2:13: "run-as-root" is no rule' },
  {
    name: 'a rule about exceptions',
    text: written({ rules: ['exception-expired'] }),
    says: '2:13: exception-expired judges exceptions and cannot be excepted',
  },
  { name: 'no rule', text: written({ rules: [] }), says: '2:5: rules must be a list with an element' },
  { name: 'a misspelt field', text: written({ reasons: 'x' }), says: '7:5: reasons is no field of an exception' },
  { name: 'a number for text', text: written({ owner: 5 }), says: '5:5: owner must be text' },
  { name: 'a day that is none', text: written({ expires: '2027-13-01' }), says: '6:5: expires must be a day' },
  { name: 'a day with a time', text: written({ expires: '2027-01-01T00:00' }), says: '6:5: expires must be a day' },
  {
    name: 'an asset that can be none',
    text: written({ assets: ['Deployment/a'] }),
    says: '3:14: "Deployment/a" is not <namespace>/<kind>/<name>',
  },
  { name: 'too long a text', text: written({ reason: 'x'.repeat(2001) }), says: '4:5: reason has more than 2000' },
]
for (const { name, text, says } of mistakes)
  test(`a file with ${name} is refused with the place`, () => {
    const result = parse(text)
    assert.ok(!result.ok)
    assert.equal(result.error.map(print)[0]?.slice(0, says.length), says)
  })

test('all mistakes are told at once, twenty at most', () => {
  const count = (text: string): number => {
    const result = parse(text)
    return result.ok ? 0 : result.error.length
  }
  assert.equal(count('exceptions:\n  - rules: [nope]\n    owner: 5\n'), 5)
  assert.equal(count(`exceptions:\n${'  - a: 1\n'.repeat(100)}`), 20)
})

const limits: readonly { readonly name: string; readonly text: string; readonly isRead: boolean }[] = [
  { name: '1 MiB', text: '#'.padEnd(1024 * 1024), isRead: true },
  { name: 'more than 1 MiB', text: '#'.padEnd(1024 * 1024 + 1), isRead: false },
  { name: 'nothing', text: '', isRead: true },
]
for (const { name, text, isRead } of limits) test(`a file of ${name}`, () => assert.equal(parse(text).ok, isRead))

test('any text is exceptions or mistakes', () => {
  const piece = fc.constantFrom(
    'exceptions:\n',
    '  - ',
    'rules: ',
    '[runs-as-root]\n',
    '    ',
    'assets: ',
    '"**"\n',
    '{',
    ': ',
    '\n',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((pieces) => pieces.join('')),
      ),
      (text) => {
        const result = parse(text)
        assert.ok(result.ok || result.error.length > 0)
      },
    ),
  )
})

/** An exception in block style, one field a line, with a field more or another value. */
function written(fields: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries({ ...ENTRY, ...fields }).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`)
  return `exceptions:\n${lines.join('\n').replace(/^ {4}/, '  - ')}\n`
}

function parse(text: string) {
  return parseExceptionFile(text, { file: 'exceptions.yaml', asset: ASSET, rules: KNOWN })
}

function print({ message, at }: Gap): string {
  return 'start' in at ? `${at.start.line}:${at.start.column}: ${message}` : message
}

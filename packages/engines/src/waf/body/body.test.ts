import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { jsonLeaves } from './json.ts'
import { parseMultipart } from './multipart.ts'
import { parseXml } from './xml.ts'
import { xpathTexts } from './xpath.ts'

const LIMITS = { depth: 5, leaves: 6 }
const json: readonly (readonly [text: string, leaves: readonly (readonly [string, string])[] | RegExp])[] = [
  [
    '{"a":{"b":[1,null]},"c":"\\u00e9\\n"}',
    [
      ['json.a.b.array_0', '1'],
      ['json.a.b.array_1', ''],
      ['json.c', '\xc3\xa9\n'],
    ],
  ],
  ['"\\ud83d\\ude00"', [['json', '\xf0\x9f\x98\x80']]],
  [' -1.5e3 ', [['json', '-1.5e3']]],
  ['{}', []],
  ['[[[[[1]]]]]', [['json.array_0.array_0.array_0.array_0.array_0', '1']]],
  ['[[[[[[1]]]]]]', /^it is nested deeper than 5$/],
  ['[1,2,3,4,5,6,7]', /^it has more than 6 values$/],
  ['[1,]', /^nothing follows a comma$/],
  ['{"a" 1}', /^a colon is missing$/],
  ['{a:1}', /^a name is not a string$/],
  ['[01]', /^a value is not JSON$/],
  ['{} {}', /^there is more after the value$/],
  ['', /^a value is not JSON$/],
]
for (const [text, want] of json)
  test(`JSON ${text}`, () => {
    const leaves = jsonLeaves(text, LIMITS)
    if (want instanceof RegExp) assert.match(leaves.ok ? 'read' : leaves.error, want)
    else assert.deepEqual(leaves, { ok: true, value: want })
  })

test('JSON is read where JSON.parse reads it', () => {
  let read = 0
  fc.assert(
    fc.property(fc.json({ maxDepth: 3 }), fc.nat(), (text, cut) => {
      const bytes = Buffer.from(cut % 3 === 0 ? text.slice(0, cut % (text.length + 1)) : text).toString('latin1')
      const leaves = jsonLeaves(bytes, { depth: 100, leaves: 10_000 })
      if (leaves.ok) read++
      assert.equal(leaves.ok, isJson(bytes), text)
    }),
  )
  assert.ok(read > 20)
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const part = (head: string, content: string): string =>
  `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`
const multipart: readonly (readonly [
  name: string,
  type: string,
  body: string,
  want: readonly string[],
  flags: readonly string[],
])[] = [
  [
    'fields and files',
    'multipart/form-data; boundary=x',
    `${part('name="a"', '1')}${part('name="f"; filename="q.txt"', '2\r\n3')}--x--\r\n`,
    ['a = 1', 'f q.txt = 2\r\n3'],
    [],
  ],
  [
    'a quoted boundary',
    'multipart/form-data; boundary="x"',
    `${part('name="a"', '1')}--x--\r\n`,
    ['a = 1'],
    ['BOUNDARY_QUOTED'],
  ],
  [
    'data before',
    'multipart/form-data; boundary=x',
    `hello\r\n${part('name="a"', '1')}--x--\r\n`,
    ['a = 1'],
    ['DATA_BEFORE'],
  ],
  ['data after', 'multipart/form-data; boundary=x', `${part('name="a"', '1')}--x--\r\nbye`, ['a = 1'], ['DATA_AFTER']],
  [
    'no final boundary',
    'multipart/form-data; boundary=x',
    part('name="a"', '1'),
    ['a = 1', 'final boundary missing'],
    [],
  ],
  [
    'another boundary',
    'multipart/form-data; boundary=x',
    `${part('name="a"', '--y')}--x--\r\n`,
    ['a = --y'],
    ['UNMATCHED_BOUNDARY'],
  ],
  [
    'lines of LF',
    'multipart/form-data; boundary=x',
    `${part('name="a"', '1')}--x--\r\n`.replaceAll('\r', ''),
    ['a = 1'],
    ['LF_LINE'],
  ],
  [
    'single quotes',
    'multipart/form-data; boundary=x',
    `${part("name='a'", '1')}--x--\r\n`,
    ['a = 1'],
    ['INVALID_QUOTING'],
  ],
  [
    'two names',
    'multipart/form-data; boundary=x',
    `${part('name="a"; name="b"', '1')}--x--\r\n`,
    ['a part has two names'],
    ['INVALID_PART'],
  ],
  [
    'two boundaries',
    'multipart/form-data; boundary=x; boundary=y',
    '',
    ['the content type has more than one boundary'],
    [],
  ],
  [
    'a file too many',
    'multipart/form-data; boundary=x',
    `${part('name="f"; filename="1"', '').repeat(3)}--x--\r\n`,
    ['f 1 = ', 'f 1 = '],
    ['FILE_LIMIT_EXCEEDED'],
  ],
]
for (const [name, type, body, want, flags] of multipart)
  test(`multipart: ${name}`, () => {
    const read = parseMultipart(type, body, 2)
    const parts = read.parts.map(
      (one) => `${one.name}${one.fileName === undefined ? '' : ` ${one.fileName}`} = ${one.content}`,
    )
    assert.deepEqual([...parts, ...(read.error === undefined ? [] : [read.error])], want)
    assert.deepEqual([...read.flags], flags)
  })

const xml: readonly (readonly [text: string, path: string, want: readonly string[] | RegExp])[] = [
  ['<a><b c="1">x&lt;</b><b>y<!-- z --></b></a>', '/a/b', ['x<', 'y']],
  ['<a><b c="1">x</b><b>y</b></a>', '//@*', ['1']],
  ['<a><![CDATA[<x>]]>&#65;</a>', '/*', ['<x>A']],
  ['<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e "x">]><a/>', '/*', ['']],
  ['<a xmlns:p="u"><p:b>1</p:b></a>', '//p:b/text()', ['1']],
  ['<a>1</a>', '/a[1]', []],
  ['<a>&e;</a>', '/*', /^a reference is not known$/],
  ['<a><b></a>', '/*', /^element "a" is closed but not open$/],
  ['<a>', '/*', /^element "a" is not closed$/],
  ['<a/><b/>', '/*', /^it has not exactly one root element$/],
  ['<a b=c/>', '/*', /^the attributes of element "a" cannot be read$/],
  [`${'<a>'.repeat(300)}`, '/*', /^it is nested deeper than 256$/],
  ['x', '/*', /^there is text outside the root element$/],
]
for (const [text, path, want] of xml)
  test(`XML ${text.slice(0, 60)} ${path}`, () => {
    const root = parseXml(text)
    if (want instanceof RegExp) assert.match(root.ok ? 'read' : root.error, want)
    else assert.deepEqual(root.ok && xpathTexts(root.value, path), want)
  })

const pieces = fc
  .array(
    fc.constantFrom(
      '--x',
      '--',
      '\r\n',
      '\n',
      ':',
      ';',
      '"',
      "'",
      '<a',
      '>',
      '</a>',
      '/>',
      '<!',
      '[',
      ']',
      '{',
      '}',
      ',',
      '&',
      'name=',
      ' ',
      'Content-Disposition: form-data',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

test('any body is read', () => {
  let ran = 0
  fc.assert(
    fc.property(pieces, (body) => {
      ran++
      const xmlRoot = parseXml(body)
      if (xmlRoot.ok) assert.ok(xpathTexts(xmlRoot.value, '//@*').length >= 0)
      assert.equal(typeof jsonLeaves(body, LIMITS).ok, 'boolean')
      assert.ok(parseMultipart(`multipart/form-data; boundary=${body.slice(0, 3)}`, body, 2).parts.length <= 20)
    }),
    { numRuns: 1000 },
  )
  assert.equal(ran, 1000)
})

for (const part of ['<a>', '<a ', '<!--', '&#1;', '{"a":', '[', '--x\n', ' ', '<a b="', "'"])
  test(`a body of ${JSON.stringify(part)} takes no time`, () => {
    const body = part.repeat(100_000)
    parseXml(body)
    parseXml(`<a>${body}`)
    jsonLeaves(body, { depth: 1000, leaves: 1000 })
    parseMultipart('multipart/form-data; boundary=x', `--x\r\nContent-Disposition: form-data; name=${body}`, 2)
  })

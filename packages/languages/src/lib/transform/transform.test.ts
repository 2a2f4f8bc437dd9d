import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseUnicodeMap, TOUCH_LENGTH, TRANSFORMATIONS, touchOf, transformationNamed } from './index.ts'

const cases: readonly (readonly [name: string, before: string, after: string])[] = [
  ['base64decode', 'SGVsbG8=', 'Hello'],
  ['base64decode', 'SGVs?bG8=', 'Hel'],
  ['base64decodeext', 'SGV?sbG8=', 'Hello'],
  ['base64encode', 'Hello', 'SGVsbG8='],
  ['cmdline', 'C^md  /c "DIR"', 'cmd/c dir'],
  ['compresswhitespace', 'a \t\n b\xa0c', 'a b c'],
  ['cssdecode', 'ja\\76 a\\\nscript', 'javascript'],
  ['escapeseqdecode', '\\x41\\102\\n\\q', 'AB\nq'],
  ['hexdecode', '48656c', 'Hel'],
  ['hexencode', 'Hé', '48e9'],
  ['htmlentitydecode', '&lt;&#x41;&#66;&nope;', '<AB&nope;'],
  ['jsdecode', '\\u0041\\x42\\103\\z', 'ABCz'],
  ['length', 'four', '4'],
  ['lowercase', 'ABcÉ', 'abcÉ'],
  ['normalizepath', '/a/./b//../c', '/a/c'],
  ['normalizepath', '../a/..', '..'],
  ['normalizepathwin', 'a\\..\\b', 'b'],
  ['phpargsnames', ' a.b c', 'a_b_c'],
  ['removecomments', 'a/*b*/c', 'ac'],
  ['removecommentschar', 'a/*b*/c', 'abc'],
  ['removenulls', 'a\0b', 'ab'],
  ['removewhitespace', ' a\tb ', 'ab'],
  ['replacecomments', 'a/*b*/c/*d', 'a c '],
  ['replacenulls', 'a\0b', 'a b'],
  ['sqlhexdecode', '0x414243 0xzz', 'ABC 0xzz'],
  ['trim', ' \ta b ', 'a b'],
  ['trimleft', ' a ', 'a '],
  ['trimright', ' a ', ' a'],
  ['uppercase', 'abÉ', 'ABÉ'],
  ['urldecode', 'a%20b+c%zz%', 'a b c%zz%'],
  ['urldecodeuni', '%u0041%uff1c%7e', 'A<~'],
  ['urlencode', 'a b/*', 'a+b%2f*'],
  ['utf8tounicode', 'é'.normalize(), 'é'],
  ['utf8tounicode', '\xc3\xa9', '%u00e9'],
]
for (const [name, before, after] of cases)
  test(`${name} of ${JSON.stringify(before)}`, () => assert.equal(transformationNamed(name)?.(before), after))

test('names are known in any case, and no others', () => {
  assert.equal(transformationNamed('urlDecodeUni'), transformationNamed('URLDECODEUNI'))
  for (const name of ['', 'none', 'toString', 'constructor']) assert.equal(transformationNamed(name), undefined)
})

test('a Unicode map says which byte a wide character looks like', () => {
  const map = parseUnicodeMap('1250  (ANSI)\n\n20127 (US-ASCII)\n00a0:20 0100:41\n', 20127)
  assert.equal(transformationNamed('urldecodeuni')?.('%u0100%u0101', map), 'A\x01')
})

const bytes = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('%u00', '%', '\\x', '\\', '&#x', '&#', '/*', '*/', '--', '0x4', '<!--', '../', '[', ']'),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))

test('every transformation makes bytes of any bytes', () => {
  let ran = 0
  fc.assert(
    fc.property(bytes, (value) => {
      for (const [name, run] of Object.entries(TRANSFORMATIONS)) {
        ran++
        assert.match(run(value), /^[\0-\xff]*$/, name)
      }
    }),
    { numRuns: 300 },
  )
  assert.equal(ran, 300 * Object.keys(TRANSFORMATIONS).length)
})

const quiet = fc
  .array(
    fc.constantFrom(
      'ab',
      'Z9',
      '.',
      '/',
      '-',
      ' ',
      '0',
      'x',
      '_',
      '*',
      '(',
      '%41',
      '\\',
      '#',
      '\xe9',
      '\t',
      '&lt;',
      '+',
      '^',
      ',',
      '\0',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))

test('what a transformation does not touch it leaves but for the case of letters', () => {
  let left = 0
  fc.assert(
    fc.property(quiet, (value) => {
      for (const [name, run] of Object.entries(TRANSFORMATIONS)) {
        const touch = touchOf(name)
        if (touch === undefined || value.length < TOUCH_LENGTH) continue
        if ([...touch.bytes, ...touch.texts].some((text) => value.toLowerCase().includes(text))) continue
        left++
        assert.equal(run(value).toLowerCase(), value.toLowerCase(), name)
      }
    }),
    { numRuns: 2000 },
  )
  assert.ok(left > 2000, `${left} values left`)
})

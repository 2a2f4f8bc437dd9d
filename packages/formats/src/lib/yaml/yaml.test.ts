import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DEFAULT_LIMITS, type Document, type DocumentLimits, located, sourceText } from '../document/index.ts'
import { composeDocument } from './compose.ts'
import { parseYaml } from './index.ts'
import { parsePlain } from './plain.ts'

const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 100) * 20 }

function parse(text: string, limits: DocumentLimits = DEFAULT_LIMITS): readonly Document[] {
  return [...parseYaml(text, limits)]
}

function plain(text: string): Document | undefined {
  const parsed = parsePlain(text, 0, text.length, DEFAULT_LIMITS)
  return 'kind' in parsed ? undefined : parsed
}

const plainCases = [
  { name: 'a map', text: 'a: 1\nb: x\n', want: { a: 1, b: 'x' } },
  { name: 'maps within maps', text: 'a:\n  b:\n    c: true\nd: 2', want: { a: { b: { c: true } }, d: 2 } },
  { name: 'a list at the indentation of its key', text: 'a:\n- 1\n- 2\nb: 3', want: { a: [1, 2], b: 3 } },
  { name: 'a list of maps', text: '- a: 1\n  b: 2\n- c: 3', want: [{ a: 1, b: 2 }, { c: 3 }] },
  { name: 'lists within lists', text: '- - 1\n  - 2\n-\n  - 3', want: [[1, 2], [3]] },
  { name: 'nothing is null', text: 'a:\nb:\n-'.slice(0, -2), want: { a: null, b: null } },
  { name: 'an empty element', text: 'a:\n  -\n  - x', want: { a: [null, 'x'] } },
  { name: 'comments', text: '# x\na: 1 # y\n  # z\nb: 2#2', want: { a: 1, b: '2#2' } },
  { name: 'a colon within text', text: 'a: http://x:80/y', want: { a: 'http://x:80/y' } },
  { name: 'a text over several lines', text: 'a: one\n  two\n\n  three\nb: 1', want: { a: 'one two\nthree', b: 1 } },
  { name: 'single quotes', text: "a: 'it''s'\n'b c': 1", want: { a: "it's", 'b c': 1 } },
  { name: 'double quotes', text: 'a: "x\\ty\\u00e4\\x41"', want: { a: 'x\tyäA' } },
  { name: 'quotes over several lines', text: 'a: \'one\n\n  two \'\nb: "x\n  y"', want: { a: 'one\ntwo ', b: 'x y' } },
  { name: 'a literal', text: 'a: |\n  x\n    y\n\n  z\nb: 1', want: { a: 'x\n  y\n\nz\n', b: 1 } },
  { name: 'a literal, stripped and kept', text: 'a: |-\n  x\n\nb: |+\n  y\n\n', want: { a: 'x', b: 'y\n\n' } },
  { name: 'a literal with its indentation told', text: 'a: |2\n    x\n', want: { a: '  x\n' } },
  {
    name: 'a folded text',
    text: 'a: >\n  one\n  two\n\n  three\n    four\n  five\n',
    want: { a: 'one two\nthree\n  four\nfive\n' },
  },
  {
    name: 'flow collections',
    text: 'a: [1, "x", {b: c, d: [e]}]\nf: {}',
    want: { a: [1, 'x', { b: 'c', d: ['e'] }], f: {} },
  },
  { name: 'flow over several lines', text: 'a: [\n    1, # one\n    2,\n  ]', want: { a: [1, 2] } },
  { name: 'JSON', text: '{"a":1,"b":[true,null]}', want: { a: 1, b: [true, null] } },
  { name: 'a marker with a comment', text: '--- # first\na: 1', want: { a: 1 } },
  { name: 'Windows line ends', text: 'a:\r\n  - x\r\n  - "y"\r\nb: |\r\n  z\r\n', want: { a: ['x', 'y'], b: 'z\n' } },
  {
    name: 'a key that prototypes have',
    text: '__proto__: 1\nconstructor: 2',
    want: JSON.parse('{"__proto__":1,"constructor":2}'),
  },
]
for (const c of plainCases)
  test(`plain: ${c.name}`, () => {
    assert.deepEqual(plain(c.text)?.value, c.want)
    assert.deepEqual(composeDocument(c.text, 0, DEFAULT_LIMITS).value, c.want)
  })

const beyondPlain = [
  'a: &x 1',
  '*x',
  '!!str 1',
  '? a\n: b',
  'a: {<<: 1}',
  '<<: {}',
  '%YAML 1.2',
  '\ta: 1',
  'a:\t1',
  'a: b: c',
  'a: 1\n  b: 2',
  '- a\nb',
  'a: [1',
  '"x',
  'a: @b',
  'a: |3x',
  'k:\n a\nb',
  'a: 1\r b',
]
for (const text of beyondPlain)
  test(`plain gives up: ${JSON.stringify(text)}`, () => assert.equal(plain(text), undefined))

const fullCases = [
  { name: 'an alias shares its anchor', text: 'a: &x {n: 1}\nb: *x', want: { a: { n: 1 }, b: { n: 1 } } },
  {
    name: 'a merge key',
    text: 'a: &x {n: 1, m: 2}\nb:\n  <<: *x\n  n: 3',
    want: { a: { n: 1, m: 2 }, b: { n: 3, m: 2 } },
  },
  {
    name: 'a merge goes over what is before it',
    text: 'a: &x {n: 1}\nb: {n: 0, <<: *x}',
    want: { a: { n: 1 }, b: { n: 1 } },
  },
  {
    name: 'a merge takes the anchor before it',
    text: 'a: &x {n: 1}\nb: {<<: *x, c: &x {n: 2}}',
    want: { a: { n: 1 }, b: { n: 1, c: { n: 2 } } },
  },
  { name: 'a merge by its tag', text: 'a: &x {n: 1}\nb: {!!merge "<<": *x}', want: { a: { n: 1 }, b: { n: 1 } } },
  { name: 'a tag that resolves', text: 'a: !!bool "yes"', want: { a: true } },
  { name: 'a merge of several', text: 'b:\n  <<: [{n: 1}, {n: 2, m: 3}]', want: { b: { n: 1, m: 3 } } },
  { name: 'a tag that makes text', text: 'a: !!str 012', want: { a: '012' } },
  { name: 'an unknown tag', text: 'a: !x 1', want: { a: 1 } },
  { name: 'a key with a question mark', text: '? a\n: b', want: { a: 'b' } },
  { name: 'a directive', text: '%YAML 1.2\n---\na: 1', want: { a: 1 } },
]
for (const c of fullCases)
  test(`full: ${c.name}`, () => {
    const [document] = parse(c.text)
    assert.deepEqual(document?.problems, [])
    assert.deepEqual(document?.value, c.want)
  })

const broken = [
  { name: 'a tab as indentation', text: 'a:\n\tb: 1', code: 'syntax', at: 3 },
  { name: 'an open bracket', text: 'a: [1, 2', code: 'syntax', at: 8 },
  { name: 'bad indentation', text: 'a:\n    b: 1\n  c: 2', code: 'syntax', at: 12 },
  { name: 'two values', text: 'a: b: c', code: 'syntax', at: 3 },
  { name: 'a key that is a list', text: '? [a]\n: b', code: 'syntax', at: 2 },
  { name: 'an alias without anchor', text: 'a: *x', code: 'alias_expansion', at: 3 },
  { name: 'an alias of itself', text: 'a: &x [*x]', code: 'alias_expansion', at: 7 },
  { name: 'a merge of text', text: 'a: {<<: x}', code: 'wrong_type', at: 4 },
]
for (const c of broken)
  test(`broken: ${c.name}`, () => {
    const [document] = parse(c.text)
    assert.equal(document?.value, undefined)
    const [problem] = document?.problems ?? []
    assert.deepEqual([problem?.code, problem?.offset, problem?.fatal], [c.code, c.at, true])
  })

test('mistakes of indentation over and over are refused', () => {
  const [document] = parse(`a:\n  b:\n    c:\n${'      d: 1\n    e: 1\n'.repeat(12_000)}`)
  assert.deepEqual([document?.value, document?.problems.map(({ fatal }) => fatal)], [undefined, [true]])
})

test('a broken document leaves the others', () => {
  const documents = parse('a: 1\n---\nb: [\n---\nc: 3\n')
  assert.deepEqual(
    documents.map((d) => d.value),
    [{ a: 1 }, undefined, { c: 3 }],
  )
})

for (const text of ['a: 1\nb: 2\na: 3\n', 'a: 1\nb: &x 2\na: 3\n'])
  test(`a key written twice is told and the later counts: ${JSON.stringify(text)}`, () => {
    const [document] = parse(text)
    assert.deepEqual(Object.entries(document?.value ?? {})[0], ['a', 3])
    const at = text.lastIndexOf('a:')
    assert.deepEqual(
      document?.problems.map((p) => [p.code, p.offset, p.also, p.fatal]),
      [['duplicate_key', at, 0, false]],
    )
  })

const nest = (depth: number): readonly string[] => [
  '['.repeat(depth) + ']'.repeat(depth),
  `${'- '.repeat(depth)}x`,
  Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  `x: &a 1\ny: ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}`,
]
for (const [i, text] of nest(50).entries())
  test(`nesting at the limit, form ${i}`, () =>
    assert.deepEqual(parse(text, { ...DEFAULT_LIMITS, depth: 50 })[0]?.problems, []))
for (const [i, text] of nest(53).entries())
  test(`nesting over the limit, form ${i}`, () => {
    const [document] = parse(text, { ...DEFAULT_LIMITS, depth: 50 })
    assert.deepEqual(
      document?.problems.map((p) => p.code),
      ['too_deep'],
    )
  })
for (const [i, text] of nest(10_000).slice(0, 2).entries())
  test(`nesting 10,000 deep, form ${i}`, () => assert.equal(parse(text)[0]?.problems[0]?.code, 'too_deep'))

test('a document at and over the limit of characters', () => {
  const limits = { ...DEFAULT_LIMITS, characters: 10 }
  assert.deepEqual(parse('a: 1234567', limits)[0]?.problems, [])
  assert.equal(parse('a: 12345678', limits)[0]?.problems[0]?.code, 'too_large')
})

for (const odd of ['\r', '\u0085', '\u2028', '\u2029', '\ufeff'])
  test(`a character that may hide content is told: ${JSON.stringify(odd)}`, () => {
    const [document] = parse(`a: 1\n# x${odd}b: 2\nc: 3\n`)
    assert.deepEqual(document?.value, { a: 1, c: 3 })
    assert.deepEqual(
      document?.problems.map((p) => [p.code, p.offset, p.fatal]),
      [['syntax', 8, false]],
    )
  })

test('a merge bomb ends at the limit', () => {
  const keys = Array.from({ length: 2000 }, (_, i) => `k${i}: 1`).join(', ')
  const merges = Array.from({ length: 2000 }, (_, i) => `m${i}: {<<: *a}`).join('\n')
  const [document] = parse(`a: &a {${keys}}\n${merges}\n`)
  assert.equal(document?.problems[0]?.code, 'alias_expansion')
})

test('an alias bomb is counted, not built', () => {
  const lines = ['a0: &a0 [x, x]', ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)]
  const [document] = parse(lines.join('\n'))
  assert.equal(document?.value, undefined)
  assert.equal(document?.problems[0]?.code, 'alias_expansion')
})

test('values know their lines and columns, by either parser', () => {
  const body = 'spec:\n  list:\n    - name: x\n      on: true\n'
  for (const text of [body, `${body}a: &x 1\n`]) {
    const [document] = parse(text)
    assert.ok(document)
    const at = located(sourceText('f', text), document)
    const show = (path: readonly (string | number)[]) => {
      const { start, end } = at.locate(path)
      return `${start.line}:${start.column}-${end.line}:${end.column}`
    }
    assert.equal(show(['spec', 'list', 0, 'on']), '4:7-4:15')
    assert.equal(show(['spec', 'list', 0]), '3:7-4:15')
    assert.equal(show(['spec', 'list', 0, 'absent', 'too']), '3:7-3:14', 'the first line of an element')
    assert.equal(show(['spec', 'absent']), '1:1-1:5', 'the key of a map')
    assert.equal(show(['spec', 'list', 7]), '2:3-2:7')
  }
})

const piece = fc.constantFrom(
  ...['\ufeff', '\r', '\u2028'],
  ...[
    'a',
    'b: ',
    '- ',
    'k: v',
    '"q"',
    "'s'",
    ' # c',
    '#',
    ':',
    '[1, 2]',
    '{a: 1}',
    '[',
    '{',
    '}',
    ']',
    ',',
    '|',
    '>-',
    '|2',
    '~',
  ],
  ...[
    'null',
    '012',
    '&a',
    '*a',
    '!!str',
    '? ',
    '<<: ',
    '%',
    '@',
    '\t',
    '\n',
    '\n  ',
    '\n    ',
    '\n\n',
    ' ',
    '\r\n',
    '"m\n  l"',
  ],
  ...[
    'plain\n  more',
    'a:b',
    '--- ',
    '-',
    '?',
    '"\\x41"',
    '"\\q"',
    'é',
    '"',
    "'",
    'k: |\n  x\n   y\n\n  z\n',
    'k:\n- a\n - b\n',
  ],
  ...[
    'k: >\n  f\n  g\n\n   h\n  i\n',
    '- |\n l\n',
    '{a: , b}',
    '[a: b]',
    '{"k":1}',
    '"k":v',
    'k: "x" y',
    '__proto__: ',
  ],
)
const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

/** Keys and where they and their values begin, map by map and list by list; a value that is nothing begins nowhere. */
function starts({ value, places }: Document): unknown {
  if (typeof value !== 'object' || value === null) return []
  const own = places.get(value)
  return Object.entries(value).map(([key, inner], i) => {
    const at = (own?.keys === undefined ? i : own.keys.lastIndexOf(key)) * 4
    const [keyStart, , valueStart] = own?.offsets.slice(at, at + 4) ?? []
    const deeper = typeof inner === 'object' && inner !== null ? starts({ value: inner, places } as Document) : []
    return [key, inner === null ? 'nothing' : [keyStart, valueStart], deeper]
  })
}

test('what the plain parser accepts, the full parser reads alike', () => {
  let accepted = 0
  fc.assert(
    fc.property(texts, (text) => {
      if (/^(?:---|\.\.\.)/m.test(text)) return
      const fast = plain(text)
      if (fast === undefined) return
      accepted++
      const full = composeDocument(text, 0, DEFAULT_LIMITS)
      assert.deepEqual(
        { value: fast.value, problems: fast.problems, places: starts(fast) },
        { value: full.value ?? null, problems: full.problems, places: starts(full) },
      )
    }),
    runs,
  )
  assert.ok(accepted > runs.numRuns / 10, `${accepted} accepted`)
})

test('any text gives documents', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
      for (const { value, problems } of parse(text))
        assert.equal(
          value === undefined,
          problems.some((p) => p.fatal),
        )
    }),
    runs,
  )
})

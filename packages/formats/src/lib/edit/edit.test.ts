import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edit, Path } from '@ringwall/model'
import { DEFAULT_LIMITS } from '../document/index.ts'
import { parseJson } from '../json/index.ts'
import { parseYaml } from '../yaml/index.ts'
import { applyChanges, editText, type Parsed } from './index.ts'

const set = (value: unknown, ...path: Path): Edit => ({ kind: 'set', path, value })
const remove = (...path: Path): Edit => ({ kind: 'remove', path })

const yaml = (text: string): Parsed => ({ syntax: 'yaml', documents: [...parseYaml(text, DEFAULT_LIMITS)] })
const json = (text: string): Parsed => ({ syntax: 'json', documents: [...parseJson(text, DEFAULT_LIMITS)] })

interface Case {
  readonly name: string
  readonly text: string
  readonly edits: readonly Edit[]
  readonly want: string
}

const scalars: readonly Case[] = [
  { name: 'a scalar', text: 'a: 1 # one\nb: 2\n', edits: [set(3, 'a')], want: 'a: 3 # one\nb: 2\n' },
  { name: 'its double quotes stay', text: 'a: "x"\n', edits: [set('y', 'a')], want: 'a: "y"\n' },
  { name: 'its single quotes stay', text: "a: 'x'\n", edits: [set("it's", 'a')], want: "a: 'it''s'\n" },
  { name: 'quotes go where text becomes a boolean', text: "a: 'x'\n", edits: [set(true, 'a')], want: 'a: true\n' },
  { name: 'text that reads as something else is quoted', text: 'a: b\n', edits: [set('yes', 'a')], want: 'a: "yes"\n' },
  { name: 'text with a colon is quoted', text: 'a: b\n', edits: [set('b: c', 'a')], want: 'a: "b: c"\n' },
  { name: 'a block scalar', text: 'a: |\n  x\n\n  y\nb: 2\n', edits: [set('z', 'a')], want: 'a: z\nb: 2\n' },
  { name: 'nothing', text: 'a: # why\nb: 2\n', edits: [set(1, 'a')], want: 'a: 1 # why\nb: 2\n' },
  { name: 'null', text: 'a: null # why\n', edits: [set(1, 'a')], want: 'a: 1 # why\n' },
  { name: 'an item', text: 'a:\n- x # 1\n- y\n', edits: [set('z', 'a', 0)], want: 'a:\n- z # 1\n- y\n' },
  { name: 'a block map by a scalar', text: 'a:\n  b: 1\nc: 2\n', edits: [set('x', 'a')], want: 'a: x\nc: 2\n' },
  {
    name: 'a block list by a list',
    text: 'a:\n  - 1\n  - 2\nc: 2\n',
    edits: [set([3], 'a')],
    want: 'a:\n  - 3\nc: 2\n',
  },
  { name: 'a scalar by a map', text: 'a: 1 # c\nb: 2\n', edits: [set({ x: 1 }, 'a')], want: 'a: # c\n  x: 1\nb: 2\n' },
]

const insertions: readonly Case[] = [
  {
    name: 'a key at the end of its map',
    text: 'a:\n  b: 1\nc: 2\n',
    edits: [set(3, 'a', 'd')],
    want: 'a:\n  b: 1\n  d: 3\nc: 2\n',
  },
  {
    name: 'what several append to a list, one after the other, the same once',
    text: 'a:\n- x\nb: 2\n',
    edits: [set('v', 'a', 1), set('z', 'a', 1), set('v', 'a', 1), set(1, 'c', 0), set(2, 'c', 0)],
    want: 'a:\n- x\n- v\n- z\nb: 2\nc:\n- 1\n- 2\n',
  },
  { name: 'a key at the end of the text', text: 'a:\n  b: 1', edits: [set(3, 'a', 'd')], want: 'a:\n  b: 1\n  d: 3' },
  {
    name: 'with the line ends of the text',
    text: 'a:\r\n  b: 1\r\nc: 2\r\n',
    edits: [set(3, 'a', 'd')],
    want: 'a:\r\n  b: 1\r\n  d: 3\r\nc: 2\r\n',
  },
  {
    name: 'behind a comment beside the last',
    text: 'a:\n  b: 1 # one\nc: 2\n',
    edits: [set(3, 'a', 'd')],
    want: 'a:\n  b: 1 # one\n  d: 3\nc: 2\n',
  },
  {
    name: 'behind deeper comments',
    text: 'a:\n  b:\n    x: 1\n    # y: 2\nc: 2\n',
    edits: [set(3, 'a', 'd')],
    want: 'a:\n  b:\n    x: 1\n    # y: 2\n  d: 3\nc: 2\n',
  },
  {
    name: 'before comments of what follows',
    text: 'a:\n  b: 1\n# about c\nc: 2\n',
    edits: [set(3, 'a', 'd')],
    want: 'a:\n  b: 1\n  d: 3\n# about c\nc: 2\n',
  },
  {
    name: 'before blank lines',
    text: 'a:\n  b: 1\n\n\nc: 2\n',
    edits: [set(3, 'a', 'd')],
    want: 'a:\n  b: 1\n  d: 3\n\n\nc: 2\n',
  },
  {
    name: 'behind a block scalar',
    text: 'a:\n  b: |\n    x\n\nc: 2\n',
    edits: [set(3, 'a', 'd')],
    want: 'a:\n  b: |\n    x\n  d: 3\n\nc: 2\n',
  },
  {
    name: 'behind a block scalar that keeps its end',
    text: 'a:\n  b: |+\n    x\n\nc: 2\n',
    edits: [set(3, 'a', 'd')],
    want: 'a:\n  b: |+\n    x\n\n  d: 3\nc: 2\n',
  },
  {
    name: 'with its parents',
    text: 'a:\n  b: 1\n',
    edits: [set(true, 'a', 'x', 'k', 'z')],
    want: 'a:\n  b: 1\n  x:\n    k:\n      z: true\n',
  },
  {
    name: 'parents that two edits share',
    text: 'a:\n  b: 1\n',
    edits: [set(true, 'a', 'x', 'k'), set(['ALL'], 'a', 'x', 'z')],
    want: 'a:\n  b: 1\n  x:\n    k: true\n    z:\n      - ALL\n',
  },
  {
    name: 'with the indentation of the text',
    text: 'a:\n    b: 1\nl:\n- 1\n',
    edits: [set([1], 'a', 'x', 'k')],
    want: 'a:\n    b: 1\n    x:\n        k:\n        - 1\nl:\n- 1\n',
  },
  {
    name: 'in an item',
    text: 'a:\n  - b: 1\n    c: 2\n  - b: 3\n',
    edits: [set(1, 'a', 0, 'd'), set(2, 'a', 1, 'd')],
    want: 'a:\n  - b: 1\n    c: 2\n    d: 1\n  - b: 3\n    d: 2\n',
  },
  {
    name: 'in an item below its dash',
    text: 'a:\n  -\n    b: 1\n',
    edits: [set(1, 'a', 0, 'd')],
    want: 'a:\n  -\n    b: 1\n    d: 1\n',
  },
  {
    name: 'at several depths of one end',
    text: 'a:\n  b:\n    c: 1\n',
    edits: [set(1, 'a', 'd'), set(2, 'a', 'b', 'e'), set(3, 'f')],
    want: 'a:\n  b:\n    c: 1\n    e: 2\n  d: 1\nf: 3\n',
  },
  { name: 'an item', text: 'a:\n- x\n# c\nb: 1\n', edits: [set('z', 'a', 1)], want: 'a:\n- x\n- z\n# c\nb: 1\n' },
  {
    name: 'an item that is a map',
    text: 'a:\n  - b: 1\n',
    edits: [set({ b: 2, c: [3] }, 'a', 1)],
    want: 'a:\n  - b: 1\n  - b: 2\n    c:\n      - 3\n',
  },
  {
    name: 'below a key with nothing',
    text: 'a:\n  b:\n  c: 1\n',
    edits: [set(1, 'a', 'b', 'x')],
    want: 'a:\n  b:\n    x: 1\n  c: 1\n',
  },
  {
    name: 'below a key with a comment alone',
    text: 'a:\n  b: # why\n    # x: 2\n  c: 1\n',
    edits: [set(1, 'a', 'b', 'x')],
    want: 'a:\n  b: # why\n    # x: 2\n    x: 1\n  c: 1\n',
  },
  { name: 'below null', text: 'a: ~ # c\nb: 1\n', edits: [set(1, 'a', 'x')], want: 'a: # c\n  x: 1\nb: 1\n' },
  { name: 'in an empty map', text: 'a: {} # c\nb: 1\n', edits: [set(1, 'a', 'x')], want: 'a: # c\n  x: 1\nb: 1\n' },
  { name: 'in an empty list', text: 'a: []\nb: 1\n', edits: [set('x', 'a', 0)], want: 'a:\n  - x\nb: 1\n' },
  { name: 'in an empty item', text: 'a:\n- {}\n- 1\n', edits: [set(1, 'a', 0, 'x')], want: 'a:\n- {x: 1}\n- 1\n' },
  {
    name: 'with quotes where keys have them',
    text: '"a":\n  "b": 1\n',
    edits: [set(1, 'a', 'c')],
    want: '"a":\n  "b": 1\n  "c": 1\n',
  },
  { name: 'behind the marker of a document', text: '---\na: 1\n', edits: [set(1, 'b')], want: '---\na: 1\nb: 1\n' },
  { name: 'before the end of a document', text: 'a: 1\n...\n', edits: [set(1, 'b')], want: 'a: 1\nb: 1\n...\n' },
  { name: 'a key that would read as a boolean', text: 'a: 1\n', edits: [set(1, 'yes')], want: 'a: 1\n"yes": 1\n' },
]

const removals: readonly Case[] = [
  { name: 'a key with its comment', text: 'a: 1\nb: 2 # two\nc: 3\n', edits: [remove('b')], want: 'a: 1\nc: 3\n' },
  { name: 'the last key', text: 'a: 1\nb: 2\n', edits: [remove('b')], want: 'a: 1\n' },
  { name: 'the last line of a text without a line end', text: 'a: 1\r\nb: 2', edits: [remove('b')], want: 'a: 1' },
  { name: 'the last lines of one', text: 'a: 1\nb: 2\nc: 3', edits: [remove('b'), remove('c')], want: 'a: 1' },
  {
    name: 'a key with all that is in it',
    text: 'a:\n  b:\n    - c\n\n    - d # d\n  e: 1\n',
    edits: [remove('a', 'b')],
    want: 'a:\n  e: 1\n',
  },
  {
    name: 'comments at the end of what goes',
    text: 'a:\n  b: 1\n  # c: 2\n# d\nd: 1\n',
    edits: [remove('a')],
    want: '# d\nd: 1\n',
  },
  { name: 'comments above stay', text: 'a: 1\n# about b\nb: 2\n', edits: [remove('b')], want: 'a: 1\n# about b\n' },
  { name: 'an item', text: 'a:\n- x\n- y # y\n- z\n', edits: [remove('a', 1)], want: 'a:\n- x\n- z\n' },
  { name: 'items', text: 'a:\n- x\n- y\n- z\n', edits: [remove('a', 0), remove('a', 2)], want: 'a:\n- y\n' },
  {
    name: 'the first key of an item',
    text: 'a:\n- b: 1 # one\n  c: 2\n- d: 1\n',
    edits: [remove('a', 0, 'b')],
    want: 'a:\n- c: 2\n- d: 1\n',
  },
  {
    name: 'the first keys of an item',
    text: 'a:\n- b: 1\n  c: 2\n  d: 3\n',
    edits: [remove('a', 0, 'b'), remove('a', 0, 'c')],
    want: 'a:\n- d: 3\n',
  },
  {
    name: 'the only key of a map',
    text: 'a: # why\n  b: 1\nc: 2\n',
    edits: [remove('a', 'b')],
    want: 'a: {} # why\nc: 2\n',
  },
  {
    name: 'the only item of a list',
    text: 'a:\n- b: 1\n  c: 1\nc: 2\n',
    edits: [remove('a', 0)],
    want: 'a: []\nc: 2\n',
  },
  {
    name: 'the only key of an item',
    text: 'a:\n- b: 1 # c\n- 2\n',
    edits: [remove('a', 0, 'b')],
    want: 'a:\n- {}\n- 2\n',
  },
  { name: 'the only key of a document', text: 'a: 1\n', edits: [remove('a')], want: '{}\n' },
  {
    name: 'all keys while another is added',
    text: 'a:\n  b: 1\n  c: 2\nd: 3\n',
    edits: [remove('a', 'b'), remove('a', 'c'), set(4, 'a', 'e')],
    want: 'a:\n  e: 4\nd: 3\n',
  },
  {
    name: 'one key while another is added',
    text: 'a:\n  b: 1\n  c: 2\nd: 3\n',
    edits: [remove('a', 'c'), set(4, 'a', 'e')],
    want: 'a:\n  b: 1\n  e: 4\nd: 3\n',
  },
  { name: 'what is not there', text: 'a: 1\n', edits: [remove('b', 'c'), remove('d')], want: 'a: 1\n' },
]

const flows: readonly Case[] = [
  { name: 'a scalar', text: 'a: {b: 1, c: 2}\n', edits: [set(3, 'a', 'b')], want: 'a: {b: 3, c: 2}\n' },
  { name: 'a key', text: 'a: {b: 1}\n', edits: [set([1, 'x'], 'a', 'c', 'd')], want: 'a: {b: 1, c: {d: [1, x]}}\n' },
  {
    name: 'a key between padded braces',
    text: 'a: { b: 1 }\n',
    edits: [set(1, 'a', 'c', 'd')],
    want: 'a: { b: 1, c: { d: 1 } }\n',
  },
  { name: 'an empty map', text: 'a: {b: {}}\n', edits: [set(1, 'a', 'b', 'c')], want: 'a: {b: {c: 1}}\n' },
  { name: 'an item', text: 'a: [b]\n', edits: [set('c', 'a', 1)], want: 'a: [b, c]\n' },
  { name: 'the first is removed', text: 'a: [b, c]\n', edits: [remove('a', 0)], want: 'a: [c]\n' },
  { name: 'the last is removed', text: 'a: [b, c]\n', edits: [remove('a', 1)], want: 'a: [b]\n' },
  {
    name: 'the outer are removed',
    text: 'a: [b, c, d, e]\n',
    edits: [remove('a', 0), remove('a', 2), remove('a', 3)],
    want: 'a: [c]\n',
  },
  {
    name: 'all are removed',
    text: 'a: {b: 1, c: 2} # x\n',
    edits: [remove('a', 'b'), remove('a', 'c')],
    want: 'a: {} # x\n',
  },
  {
    name: 'all are removed and one is added',
    text: 'a: [b, c]\n',
    edits: [remove('a', 0), remove('a', 1), set('d', 'a', 2)],
    want: 'a: [d]\n',
  },
  {
    name: 'the last is removed and one is added',
    text: 'a: {b: 1, c: 2}\n',
    edits: [remove('a', 'c'), set(3, 'a', 'd')],
    want: 'a: {b: 1, d: 3}\n',
  },
  {
    name: 'an entry in a line of its own',
    text: 'a: {\n  b: 1,\n  c: 2\n}\n',
    edits: [set(3, 'a', 'd'), remove('a', 'b')],
    want: 'a: {\n  c: 2,\n  d: 3\n}\n',
  },
]

const jsons: readonly Case[] = [
  { name: 'compact', text: '{"a":{"b":1}}', edits: [set(['x'], 'a', 'c', 'd')], want: '{"a":{"b":1,"c":{"d":["x"]}}}' },
  {
    name: 'in lines',
    text: '{\n  "a": {\n    "b": 1\n  }\n}\n',
    edits: [set(['x'], 'a', 'c')],
    want: '{\n  "a": {\n    "b": 1,\n    "c": [\n      "x"\n    ]\n  }\n}\n',
  },
  {
    name: 'in lines with tabs',
    text: '{\n\t"a": {}\n}\n',
    edits: [set('x', 'a', 'c')],
    want: '{\n\t"a": {\n\t\t"c": "x"\n\t}\n}\n',
  },
  { name: 'a list in one line', text: '{\n  "a": [1, 2]\n}', edits: [set(3, 'a', 2)], want: '{\n  "a": [1, 2, 3]\n}' },
  {
    name: 'an entry in a line is removed',
    text: '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}',
    edits: [remove('b')],
    want: '{\n  "a": 1,\n  "c": 3\n}',
  },
  {
    name: 'the last entry is removed',
    text: '{\n  "a": 1,\n  "b": 2\n}',
    edits: [remove('b')],
    want: '{\n  "a": 1\n}',
  },
  { name: 'the only entry is removed', text: '{"a": {\n  "b": 2\n}}', edits: [remove('a', 'b')], want: '{"a": {}}' },
  { name: 'null', text: '{"a": null}', edits: [set(1, 'a', 'b')], want: '{"a": {"b": 1}}' },
  { name: 'text', text: '{"a": "x"}', edits: [set('y"z', 'a')], want: '{"a": "y\\"z"}' },
]

const groups = [
  { of: 'replaces', cases: scalars, read: yaml },
  { of: 'inserts', cases: insertions, read: yaml },
  { of: 'removes', cases: removals, read: yaml },
  { of: 'in flow style', cases: flows, read: yaml },
  { of: 'in JSON', cases: jsons, read: json },
]
for (const { of, cases, read } of groups)
  for (const { name, text, edits, want } of cases)
    test(`${of}: ${name}`, () => {
      const all = edits.map((edit) => ({ document: 0, edit }))
      const { changes, refused } = editText(text, read, all)
      assert.deepEqual(refused, [])
      assert.equal(applyChanges(text, changes), want)
      // A removal from a list names another item the second time.
      if (edits.some(({ path }) => typeof path.at(-1) === 'number')) return
      assert.equal(applyChanges(want, editText(want, read, all).changes), want)
    })

const refusals: readonly {
  name: string
  text: string
  edits: readonly Edit[]
  reasons: readonly RegExp[]
  want: string
}[] = [
  {
    name: 'an anchor that an alias repeats',
    text: 'a: &x\n  b: 1\nc: *x\nd:\n  e: 1\n',
    edits: [set(2, 'a', 'b'), set(2, 'd', 'e')],
    reasons: [/alias/],
    want: 'a: &x\n  b: 1\nc: *x\nd:\n  e: 2\n',
  },
  {
    name: 'a map that another merges',
    text: 'a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n',
    edits: [set(2, 'a', 'b'), set(2, 'c', 'd'), set(2, 'a', 'z')],
    reasons: [/merge/, /merge/, /merge/],
    want: 'a: &x\n  b: 1\nc:\n  <<: *x\n  d: 1\n',
  },
  {
    name: 'an anchored scalar that an alias repeats',
    text: 'a: &x 1\nb: *x\nc: 1\n',
    edits: [set(2, 'a'), set(3, 'c')],
    reasons: [/another place/],
    want: 'a: &x 1\nb: *x\nc: 3\n',
  },
  {
    name: 'a key written twice',
    text: 'a: 1\na: 2\n',
    edits: [remove('a')],
    reasons: [/another place/],
    want: 'a: 1\na: 2\n',
  },
  { name: 'an explicit key', text: '? a\n: 1\n', edits: [set(2, 'a')], reasons: [/unusual/], want: '? a\n: 1\n' },
  {
    name: 'a scalar where a map should be',
    text: 'a: 1\n',
    edits: [set(2, 'a', 'b')],
    reasons: [/neither/],
    want: 'a: 1\n',
  },
  {
    name: 'an index past the next',
    text: 'a: [1]\n',
    edits: [set(2, 'a', 3)],
    reasons: [/no entry 3/],
    want: 'a: [1]\n',
  },
  {
    name: 'a name in a list',
    text: 'a: [1]\n',
    edits: [set(2, 'a', 'b')],
    reasons: [/no entry "b"/],
    want: 'a: [1]\n',
  },
  {
    name: 'two that contradict',
    text: 'a: 1\n',
    edits: [set(2, 'a'), set(3, 'a'), remove('a')],
    reasons: [/another fix/, /another fix/],
    want: 'a: 2\n',
  },
  {
    name: 'a change below what is removed',
    text: 'a:\n  b: 1\nc: 1\n',
    edits: [set(2, 'a', 'b'), remove('a')],
    reasons: [/another fix/],
    want: 'c: 1\n',
  },
  { name: 'the document itself', text: 'a: 1\n', edits: [set(2)], reasons: [/whole document/], want: 'a: 1\n' },
  {
    name: 'a document that does not parse',
    text: 'a: [\n',
    edits: [set(2, 'a')],
    reasons: [/cannot be read/],
    want: 'a: [\n',
  },
]
for (const { name, text, edits, reasons, want } of refusals)
  test(`refuses: ${name}`, () => {
    const { changes, refused } = editText(
      text,
      yaml,
      edits.map((edit) => ({ document: 0, edit })),
    )
    assert.equal(refused.length, reasons.length)
    for (const [i, { reason }] of refused.entries()) assert.match(reason, reasons[i] ?? /^$/)
    assert.equal(applyChanges(text, changes), want)
  })

test('an alias for a scalar is replaced in its own place', () => {
  const text = 'a: &x 1\nb: *x # c\n'
  const { changes } = editText(text, yaml, [{ document: 0, edit: set(2, 'b') }])
  assert.equal(applyChanges(text, changes), 'a: &x 1\nb: 2 # c\n')
})

test('documents of one text are edited apart, a broken one between them is left alone', () => {
  const text = '# one\na: 1\n---\nb: [\n---\nc: 1\n---\nd: {e: 1}'
  const edits = [set(2, 'a'), set(2, 'b'), remove('c'), set(2, 'd', 'f')].map((edit, document) => ({ document, edit }))
  const { changes, refused } = editText(text, yaml, edits)
  assert.equal(applyChanges(text, changes), '# one\na: 2\n---\nb: [\n---\n{}\n---\nd: {e: 1, f: 2}')
  assert.deepEqual(
    refused.map(({ document }) => document),
    [1],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edit } from '@ringwall/model'
import {
  clip,
  escapeMarkdown,
  lastLine,
  markdownCode,
  markdownFence,
  markdownProse,
  plural,
  printable,
  printEdit,
  printJson,
  printTime,
  repositoryPath,
} from './index.ts'

interface Case {
  readonly name: string
  readonly got: string | number
  readonly want: string | number
}

const edit = (value: unknown): Edit => ({ kind: 'set', path: ['spec', 'containers', 0, 'tty'], value })

const cases: readonly Case[] = [
  { name: 'a control character is shown as an escape', got: printable('a\u001b[31m'), want: 'a\\u{1b}[31m' },
  { name: 'a right-to-left override is shown as an escape', got: printable('a\u202eb'), want: 'a\\u{202e}b' },
  { name: 'a line end stays where lines are kept', got: printable('a\nb', 'lines'), want: 'a\nb' },
  { name: 'a line end is an escape in one line', got: printable('a\nb'), want: 'a\\u{a}b' },
  { name: 'an edit is told from the nearest list element', got: printEdit(edit(true)), want: 'set tty: true' },
  { name: 'an edit to text is quoted', got: printEdit(edit('a b\u202e')), want: 'set tty: "a b\\u202e"' },
  { name: 'an edit to a bigint', got: printEdit(edit(1n)), want: 'set tty: "1"' },
  { name: 'an edit to nothing', got: printEdit(edit(undefined)), want: 'set tty: null' },
  { name: 'JSON escapes what reorders text', got: printJson({ a: 'b\u202e' }, 0), want: '{"a":"b\\u202e"}' },
  { name: 'JSON keeps its own line ends', got: printJson(['a\n'], 1), want: '[\n "a\\n"\n]' },
  { name: 'JSON of a bigint is text', got: printJson(2n ** 64n, 0), want: '"18446744073709551616"' },
  { name: 'one is singular', got: plural(1, 'gap'), want: '1 gap' },
  { name: 'none is plural', got: plural(0, 'gap'), want: '0 gaps' },
  { name: 'thousands are grouped', got: plural(12345, 'gap'), want: '12,345 gaps' },
  { name: 'a time', got: printTime(0), want: '1970-01-01T00:00:00.000Z' },
  { name: 'a time that is no number is the epoch', got: printTime(Number.NaN), want: '1970-01-01T00:00:00.000Z' },
  { name: 'a time past the last date', got: printTime(Infinity), want: '+275760-09-13T00:00:00.000Z' },
  { name: 'short text is not cut', got: clip('abc', 3), want: 'abc' },
  { name: 'long text is cut', got: clip('abcd', 3), want: 'ab…' },
  { name: 'no half of a pair is left', got: clip('a😀bc', 3), want: 'a…' },
  { name: 'a leading ./ is dropped', got: repositoryPath('././a/./b'), want: 'a/./b' },
  { name: 'a path above stays', got: repositoryPath('../a'), want: '../a' },
]
for (const c of cases) test(c.name, () => assert.equal(c.got, c.want))

const spans = [
  { name: 'within a line', from: [3, 1], to: [3, 9], want: 3 },
  { name: 'to the start of the next line', from: [3, 1], to: [4, 1], want: 3 },
  { name: 'into the next line', from: [3, 1], to: [4, 2], want: 4 },
  { name: 'empty', from: [3, 1], to: [3, 1], want: 3 },
] as const
for (const c of spans)
  test(`last line of a span ${c.name}`, () => {
    const [start, end] = [c.from, c.to].map(([line, column]) => ({ line, column }))
    assert.ok(start !== undefined && end !== undefined)
    assert.equal(lastLine({ file: 'a', start, end }), c.want)
  })

const markdown = [
  { name: 'plain words', text: 'host port 80 is set', want: 'host port 80 is set' },
  { name: 'markup', text: '*a* _b_ `c` ~~d~~', want: '&#42;a&#42; &#95;b&#95; &#96;c&#96; &#126;&#126;d&#126;&#126;' },
  { name: 'HTML', text: '<b>&amp;', want: '&#60;b&#62;&#38;amp;' },
  { name: 'link', text: '[a](b)', want: '&#91;a&#93;(b)' },
  { name: 'address', text: 'https://a.example', want: 'https:&#8203;//a.example' },
  { name: 'bare host', text: 'www.a.example', want: 'www&#8203;.a.example' },
  { name: 'mention', text: '@org/team', want: '@&#8203;org/team' },
  { name: 'issue', text: 'a#1 GH-2', want: 'a&#35;&#8203;1 GH-&#8203;2' },
  { name: 'emoji', text: ':a:', want: ':&#8203;a:' },
  { name: 'formula', text: '$a$', want: '<span>$</span>a<span>$</span>' },
  { name: 'heading', text: '# a', want: '&#35; a' },
  { name: 'list', text: '- a', want: '&#45; a' },
  { name: 'numbered list', text: '1. a', want: '1&#8203;. a' },
  { name: 'indented code', text: '    a', want: 'a' },
  { name: 'table', text: 'a | b', want: 'a &#124; b' },
  { name: 'line end', text: 'a\n# b', want: 'a&#92;u{a}&#35; b' },
]
for (const c of markdown) test(`Markdown shows as text: ${c.name}`, () => assert.equal(escapeMarkdown(c.text), c.want))

const spansOfCode = [
  { name: 'plain', text: 'a*b', want: '`a*b`' },
  { name: 'with a backtick', text: 'a`b', want: '``a`b``' },
  { name: 'that ends in backticks', text: 'a``', want: '``` a`` ```' },
  { name: 'with a line end', text: 'a\n\nb', want: '`a\\u{a}\\u{a}b`' },
  { name: 'empty', text: '', want: '' },
]
for (const c of spansOfCode) test(`code span ${c.name}`, () => assert.equal(markdownCode(c.text), c.want))

test('prose keeps its paragraphs and nothing else', () =>
  assert.equal(markdownProse('a *b*\n\n- c\n'), 'a &#42;b&#42;\n\n&#45; c'))

test('a fence is longer than any run of backticks within', () =>
  assert.equal(markdownFence(['a', '````', 'b']), '`````\na\n````\nb\n`````'))

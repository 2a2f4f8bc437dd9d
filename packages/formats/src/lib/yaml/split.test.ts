import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitDocuments } from './split.ts'

const cases = [
  { name: 'nothing', text: '', want: [] },
  { name: 'comments and blank lines alone', text: '# a\n\n  # b\n', want: [] },
  { name: 'one document', text: 'a: 1\n', want: ['a: 1\n'] },
  { name: 'two', text: 'a: 1\n---\nb: 2\n', want: ['a: 1\n', '---\nb: 2\n'] },
  { name: 'a marker first', text: '---\na: 1\n', want: ['---\na: 1\n'] },
  { name: 'empty ones between', text: '---\n---\n# c\n---\na: 1\n---\n', want: ['---\na: 1\n'] },
  { name: 'a licence comment before the marker', text: '# licence\n---\na: 1\n', want: ['---\na: 1\n'] },
  { name: 'content behind the marker', text: '--- a\n--- b', want: ['--- a\n', '--- b'] },
  { name: 'four dashes are text', text: 'a: |\n  x\n----\n', want: ['a: |\n  x\n----\n'] },
  { name: 'indented dashes are text', text: 'a: |\n  ---\n', want: ['a: |\n  ---\n'] },
  { name: 'an end marker', text: 'a: 1\n...\n# over\n', want: ['a: 1\n'] },
  {
    name: 'a directive belongs to the document behind it',
    text: '%YAML 1.2\n---\na: 1\n',
    want: ['%YAML 1.2\n---\na: 1\n'],
  },
  { name: 'Windows line ends', text: 'a: 1\r\n---\r\nb: 2\r\n', want: ['a: 1\r\n', '---\r\nb: 2\r\n'] },
]
for (const c of cases)
  test(c.name, () =>
    assert.deepEqual(
      splitDocuments(c.text).map(({ start, end }) => c.text.slice(start, end)),
      c.want,
    ),
  )

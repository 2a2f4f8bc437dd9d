import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Unreadable, type View, view } from './index.ts'

const value = { on: true, off: null, name: 'x', list: [{ n: 1 }], map: { a: 'b' }, odd: 'yes', open: '{{ .x }}' }

const cases: readonly { name: string; read: (v: View) => unknown; want: unknown; unreadable: readonly Unreadable[] }[] =
  [
    { name: 'a boolean', read: (v) => v.at('on').boolean(), want: true, unreadable: [] },
    { name: 'null is absent', read: (v) => v.at('off').boolean(), want: undefined, unreadable: [] },
    { name: 'absent below absent', read: (v) => v.at('no', 'such', 0).string(), want: undefined, unreadable: [] },
    { name: 'an element', read: (v) => v.at('list', 0, 'n').number(), want: 1, unreadable: [] },
    { name: 'no inherited names', read: (v) => v.at('toString').raw, want: undefined, unreadable: [] },
    {
      name: 'paths of elements',
      read: (v) =>
        v
          .at('list')
          .items()
          .map((i) => i.path),
      want: [['list', 0]],
      unreadable: [],
    },
    {
      name: 'entries',
      read: (v) =>
        v
          .at('map')
          .entries()
          .map(([k, e]) => [k, e.raw]),
      want: [['a', 'b']],
      unreadable: [],
    },
    {
      name: 'a wrong type is remembered',
      read: (v) => v.at('odd').boolean(),
      want: undefined,
      unreadable: [{ path: ['odd'], expected: 'a boolean', found: 'string "yes"' }],
    },
    {
      name: 'a template is no value',
      read: (v) => v.at('open').boolean(),
      want: undefined,
      unreadable: [{ path: ['open'], expected: 'a boolean', found: 'a template' }],
    },
    {
      name: 'going down from text',
      read: (v) => v.at('name', 'first').raw,
      want: undefined,
      unreadable: [{ path: ['name'], expected: 'a map', found: 'string "x"' }],
    },
  ]

for (const c of cases)
  test(c.name, () => {
    const unreadable: Unreadable[] = []
    assert.deepEqual(c.read(view(value, [], unreadable)), c.want)
    assert.deepEqual(unreadable, c.unreadable)
  })

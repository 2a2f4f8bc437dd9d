import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseFramework } from './parse.ts'

const RULES = new Set(['pss-privileged'])
const HOUSE = `id: house
name: House rules
sections:
  - id: A
    title: Pods
    decidedBy: process
    undecided: Ask somebody.
    controls:
      - id: A.1
        title: No pod is privileged
        level: gold
        rules: [pss-privileged]
        decidedBy: manifests
        undecided: ""
      - id: A.2
        title: Somebody is in charge
        also: [B]
  - id: B
    title: Nothing yet
    controls: []
`

test('a framework is read whole, and what a section says holds for its controls', () => {
  const read = parseFramework('house.yaml', HOUSE, RULES)
  assert.deepEqual(read.ok && read.value, {
    id: 'house',
    name: 'House rules',
    version: '',
    publisher: '',
    url: '',
    licence: '',
    note: '',
    namedBy: 'controls',
    sections: [
      {
        id: 'A',
        title: 'Pods',
        note: '',
        controls: [
          {
            id: 'A.1',
            title: 'No pod is privileged',
            level: 'gold',
            undecided: '',
            decidedBy: 'manifests',
            rules: ['pss-privileged'],
            also: [],
          },
          {
            id: 'A.2',
            title: 'Somebody is in charge',
            level: undefined,
            undecided: 'Ask somebody.',
            decidedBy: 'process',
            rules: [],
            also: ['B'],
          },
        ],
      },
      { id: 'B', title: 'Nothing yet', note: '', controls: [] },
    ],
  })
})

const MANY = 'id: h\nname: House\nsections:\n'
const mistakes: readonly { readonly name: string; readonly text: string; readonly says: readonly RegExp[] }[] = [
  { name: 'nothing', text: '', says: [/^house\.yaml: is empty/] },
  { name: 'no YAML', text: 'id: [', says: [/^house\.yaml:1:\d+: not YAML/] },
  { name: 'two documents', text: `${HOUSE}---\nid: b\n`, says: [/a second document/] },
  {
    name: 'a list',
    text: '- id: a\n',
    says: [
      /^house\.yaml:1:1: the framework is a list, not a map$/,
      /sections has 0 entries/,
      /id is missing/,
      /name is missing/,
    ],
  },
  { name: 'no name', text: HOUSE.replace('name: House rules\n', ''), says: [/^house\.yaml:1:1: name is missing$/] },
  {
    name: 'an empty title',
    text: HOUSE.replace('title: Somebody is in charge', 'title: " "'),
    says: [/^house\.yaml:16:9: sections\.0\.controls\.1\.title is missing$/],
  },
  {
    name: 'a number for an id',
    text: HOUSE.replace('id: A.2', 'id: 2.1'),
    says: [/^house\.yaml:15:9: sections\.0\.controls\.1\.id is number 2\.1, not a string$/],
  },
  {
    name: 'a word that is no field',
    text: HOUSE.replace('level:', 'levle:'),
    says: [/^house\.yaml:11:9: .*levle is no field here: id, title/],
  },
  {
    name: 'one id twice',
    text: HOUSE.replace('id: A.2', 'id: A.1'),
    says: [/^house\.yaml:15:9: .*A\.1 is written twice$/],
  },
  {
    name: 'one section twice',
    text: HOUSE.replace('id: B', 'id: A'),
    says: [/^house\.yaml:18:5: sections\.1\.id A is written twice$/, /names no section/],
  },
  {
    name: 'a rule that is none',
    text: HOUSE.replace('[pss-privileged]', '[privileged]'),
    says: [/^house\.yaml:12:17: .*names "privileged", which is no rule$/],
  },
  {
    name: 'a section that is none',
    text: HOUSE.replace('also: [B]', 'also: [C]'),
    says: [/^house\.yaml:17:16: .*names no section$/],
  },
  {
    name: 'an id with spaces',
    text: HOUSE.replace('id: house', 'id: our house'),
    says: [/^house\.yaml:1:1: id is no id/],
  },
  { name: 'a long id', text: HOUSE.replace('id: A.2', `id: ${'a'.repeat(65)}`), says: [/is no id/] },
  {
    name: 'a long title',
    text: HOUSE.replace('Nothing yet', 'x'.repeat(2001)),
    says: [/sections\.1\.title has more than 2000 characters/],
  },
  {
    name: 'a decider that is none',
    text: HOUSE.replace('decidedBy: process', 'decidedBy: chance'),
    says: [/decidedBy is none of manifests, node/],
  },
  {
    name: 'an address that is none',
    text: `url: javascript:x\n${HOUSE}`,
    says: [/^house\.yaml:1:1: url is no address/],
  },
  { name: 'no sections', text: 'id: a\nname: b\nsections: []\n', says: [/sections has 0 entries/] },
  {
    name: 'too many sections',
    text: MANY + Array.from({ length: 201 }, (_, i) => `  - {id: s${i}, title: t, controls: []}\n`).join(''),
    says: [/sections has 201 entries; 1 to 200 are read/],
  },
  {
    name: 'too many controls',
    text: `${MANY}  - id: s\n    title: t\n    controls:\n${Array.from({ length: 2001 }, (_, i) => `      - {id: c${i}, title: t}\n`).join('')}`,
    says: [/brings the controls to more than 2000/],
  },
  {
    name: 'more mistakes than one reads',
    text: `${MANY}  - id: s\n    title: t\n    controls:\n${'      - {}\n'.repeat(30)}`,
    says: [...Array.from({ length: 20 }, () => / is missing$/), /40 more mistakes$/],
  },
  {
    name: 'a text that is too long',
    text: `#${'x'.repeat(2 * 1024 * 1024)}`,
    says: [/has more than 2097152 characters/],
  },
  { name: 'a text that is too deep', text: `${HOUSE}x: ${'['.repeat(20)}${']'.repeat(20)}\n`, says: [/./] },
]
for (const { name, text, says } of mistakes)
  test(`${name} is told with its place`, () => {
    const read = parseFramework('house.yaml', text, RULES)
    assert.equal(read.ok, false)
    const told = read.ok ? [] : read.error.map(({ at, message }) => `${place(at)}: ${message}`)
    for (const [i, pattern] of says.entries()) assert.match(told[i] ?? '', pattern, told.join('\n'))
    assert.equal(told.length, says.length, told.join('\n'))
  })

test('any text is a framework or a list of mistakes', () => {
  const broken = fc
    .tuple(fc.nat(HOUSE.length), fc.nat(40), fc.string({ maxLength: 8 }))
    .map(([at, length, text]) => HOUSE.slice(0, at) + text + HOUSE.slice(at + length))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), broken), (text) => {
      const read = parseFramework('house.yaml', text, RULES)
      assert.ok(read.ok || read.error.length > 0)
    }),
  )
})

function place(at: {
  readonly file: string
  readonly start?: { readonly line: number; readonly column: number }
}): string {
  return at.start === undefined ? at.file : `${at.file}:${at.start.line}:${at.start.column}`
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Edit } from '@ringwall/model'
import type { Exemplar } from '../api/types.ts'
import { diffOf, printEdit } from './diff.ts'

interface Case {
  readonly name: string
  readonly lines: readonly string[]
  readonly line: number
  readonly path: string
  readonly edit?: Edit
  readonly want: readonly string[]
}

const cases: readonly Case[] = [
  {
    name: 'a value is replaced',
    lines: ['securityContext:', '  privileged: true', 'ports:'],
    line: 2,
    path: 'securityContext.privileged',
    edit: { kind: 'set', path: ['securityContext', 'privileged'], value: false },
    want: ['  securityContext:', '-   privileged: true', '+   privileged: false', '  ports:'],
  },
  {
    name: 'a value is removed, with what is deeper',
    lines: ['capabilities:', '  add:', '    - ALL', 'ports:'],
    line: 2,
    path: 'capabilities.add',
    edit: { kind: 'remove', path: ['capabilities', 'add'] },
    want: ['  capabilities:', '-   add:', '-     - ALL', '  ports:'],
  },
  {
    name: 'a value that is absent is put below its nearest ancestor',
    lines: ['spec:', '  containers:', '    - name: app', '      image: shop'],
    line: 3,
    path: 'spec.containers[0].securityContext.runAsNonRoot',
    edit: { kind: 'set', path: ['spec', 'containers', 0, 'securityContext', 'runAsNonRoot'], value: true },
    want: [
      '  spec:',
      '    containers:',
      '      - name: app',
      '+       securityContext:',
      '+         runAsNonRoot: true',
      '        image: shop',
    ],
  },
  {
    name: 'a value that is absent from a map that is there',
    lines: ['securityContext:', '  runAsUser: 0'],
    line: 1,
    path: 'securityContext.runAsNonRoot',
    edit: { kind: 'set', path: ['securityContext', 'runAsNonRoot'], value: true },
    want: ['  securityContext:', '+   runAsNonRoot: true', '    runAsUser: 0'],
  },
  {
    name: 'a map as value',
    lines: ['spec:', '  volumes: []'],
    line: 1,
    path: 'spec.resources',
    edit: { kind: 'set', path: ['spec', 'resources'], value: { limits: { memory: '1Gi' }, claims: [] } },
    want: [
      '  spec:',
      '+   resources:',
      '+     limits:',
      '+       memory: "1Gi"',
      '+     claims: []',
      '    volumes: []',
    ],
  },
  {
    name: 'a change elsewhere is not drawn here',
    lines: ['hostPath:', '  path: /sys'],
    line: 1,
    path: 'spec.volumes[0].hostPath',
    edit: { kind: 'set', path: ['spec', 'containers', 0, 'volumeMounts', 0, 'readOnly'], value: true },
    want: ['! hostPath:', '    path: /sys'],
  },
  {
    name: 'without a change the line is pointed at',
    lines: ['a: 1', 'b: 2'],
    line: 2,
    path: 'b',
    want: ['  a: 1', '! b: 2'],
  },
]

const SIGNS = { same: ' ', old: '-', new: '+', wrong: '!' } as const

for (const { name, lines, line, path, edit, want } of cases) {
  test(name, () => {
    const exemplar: Exemplar = {
      message: '',
      file: 'a.yaml',
      line,
      column: 1,
      path,
      excerpt: { firstLine: 1, lines },
      ...(edit === undefined ? {} : { edit }),
    }
    assert.deepEqual(
      diffOf(exemplar).map(({ kind, text }) => `${SIGNS[kind]} ${text}`),
      want,
    )
  })
}

test('without lines there is no diff', () => {
  assert.deepEqual(diffOf({ message: '', file: 'a.yaml', line: 1, column: 1, path: 'a' }), [])
})

const edits: readonly { readonly edit: Edit; readonly want: readonly string[] }[] = [
  { edit: { kind: 'set', path: ['a', 'readOnly'], value: true }, want: ['readOnly: true'] },
  { edit: { kind: 'set', path: ['a', 3], value: 'yes' }, want: ['- "yes"'] },
  { edit: { kind: 'set', path: ['drop'], value: ['ALL'] }, want: ['drop:', '  - ALL'] },
  { edit: { kind: 'remove', path: ['a', 'b'] }, want: ['b:'] },
]
for (const { edit, want } of edits) test(`prints ${want[0]}`, () => assert.deepEqual(printEdit(edit), want))

test('a value too deep is cut, not followed for ever', () => {
  let value: unknown = 1
  for (let i = 0; i < 5000; i++) value = { a: value }
  assert.ok(printEdit({ kind: 'set', path: ['a'], value }).length < 40)
})

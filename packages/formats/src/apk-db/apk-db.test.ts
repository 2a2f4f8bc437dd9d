import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Wanted } from '../format.ts'
import { sample } from '../lib/packages/sample.ts'
import { parser } from './parser.ts'

const cases: readonly {
  readonly name: string
  readonly path: string
  readonly release?: readonly [string, string]
  readonly text: string
  readonly says: readonly string[]
}[] = [
  {
    name: 'origin, release and who provides what',
    path: 'root/lib/apk/db/installed',
    release: ['root/etc/os-release', 'ID=alpine\nVERSION_ID=3.18.4\n'],
    text: `C:Q1
P:musl
V:1.2.4-r1
A:x86_64
L:MIT
o:musl
p:so:libc.musl-x86_64.so.1=1

P:busybox-binsh
V:1.36.1-r2
A:x86_64
o:busybox
D:so:libc.musl-x86_64.so.1 musl>=1 !conflict unknown
`,
    says: [
      'pkg:apk/alpine/musl@1.2.4-r1?arch=x86_64&distro=alpine-3.18.4 :1 {MIT} from musl@1.2.4-r1',
      'pkg:apk/alpine/busybox-binsh@1.36.1-r2?arch=x86_64&distro=alpine-3.18.4 :9 from busybox@1.36.1-r2 > musl@1.2.4-r1',
    ],
  },
  {
    name: 'what is installed counts before what stands in for it, and empty fields lead nowhere',
    path: 'lib/apk/db/installed',
    text: `P:real
V:1
D:
p:

V:2
p:nameless

P:other
V:2
p:real=3 virtual
D:real nameless =1

P:user
V:3
D:virtual
`,
    says: [
      'pkg:apk/alpine/real@1 :1 from real@1',
      'pkg:apk/alpine/other@2 :9 from other@2 > real@1',
      'pkg:apk/alpine/user@3 :14 from user@3 > other@2',
    ],
  },
  {
    name: 'no release beside it',
    path: 'lib/apk/db/installed',
    text: `P:a
V:1-r0

`,
    says: ['pkg:apk/alpine/a@1-r0 :1 from a@1-r0'],
  },
  {
    name: 'what is none',
    path: 'lib/apk/db/installed',
    text: 'hello',
    says: ['syntax at 1: not a database of apk: no package'],
  },
]
for (const { name, path, release, text, says } of cases)
  test(name, () => {
    const resolve = (wanted: Wanted) =>
      wanted.kind === 'file' && wanted.path === release?.[0] ? new TextEncoder().encode(release[1]) : undefined
    assert.deepEqual(sample(parser, text, path, resolve), says)
  })

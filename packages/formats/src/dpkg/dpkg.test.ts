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
    name: 'sources, states, alternatives and what is provided',
    path: 'var/lib/dpkg/status',
    release: ['usr/lib/os-release', 'ID="debian"\nVERSION_ID="12"\n'],
    text: `Package: libc6
Status: install ok installed
Architecture: amd64
Source: glibc
Version: 2.36-9
Provides: libc (= 2.36), libc6-x
Description: long
 Package: no

Package: tool
Status: install ok half-configured
Architecture: amd64
Multi-Arch: same
Source: tools (1:1.0-1)
Version: 1:1.0-1+b2
Pre-Depends: missing | libc6-x (>= 2)
Depends: libc6:any (>= 2.3),
 other

Package: gone
Status: deinstall ok config-files
Version: 1
`,
    says: [
      'pkg:deb/debian/libc6@2.36-9?arch=amd64&distro=debian-12 :1 from glibc@2.36-9',
      'pkg:deb/debian/tool@1:1.0-1%2Bb2?arch=amd64&distro=debian-12 :10 from tools@1:1.0-1 > libc6:amd64',
    ],
  },
  {
    name: 'what is installed counts before what stands in for it, and empty fields lead nowhere',
    path: 'var/lib/dpkg/status',
    text: `Package: real
Architecture: all
Version: 1
Depends:

Package: other
Architecture: all
Version: 2
Provides: real, , virtual
Depends: real, ,

Package: user
Architecture: all
Version: 3
Provides:
Depends: virtual | real
`,
    says: [
      'pkg:deb/debian/real@1?arch=all :1 from real@1',
      'pkg:deb/debian/other@2?arch=all :6 from other@2 > real:all',
      'pkg:deb/debian/user@3?arch=all :12 from user@3 > other:all',
    ],
  },
  {
    name: 'a file for one package',
    path: 'var/lib/dpkg/status.d/base',
    text: `Package: base-files
Version: 12.4
Architecture: all
`,
    says: ['pkg:deb/debian/base-files@12.4?arch=all :1 from base-files@12.4'],
  },
  {
    name: 'what is none',
    path: 'var/lib/dpkg/status',
    text: 'hello',
    says: ['syntax at 1: not a database of dpkg: no package'],
  },
]
for (const { name, path, release, text, says } of cases)
  test(name, () => {
    const resolve = (wanted: Wanted) =>
      wanted.kind === 'file' && wanted.path === release?.[0] ? new TextEncoder().encode(release[1]) : undefined
    assert.deepEqual(sample(parser, text, path, resolve), says)
  })

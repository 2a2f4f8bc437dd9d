import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsers } from '../../index.ts'
import { merged, pythonRequirement, reached, readOsRelease } from './index.ts'
import { sampleContext } from './sample.ts'
import { plainAddresses } from './secrets.ts'

const releases = [
  { text: 'ID=alpine\nVERSION_ID=3.18.4\n', ecosystem: 'Alpine:v3.18', distro: 'alpine-3.18.4' },
  { text: 'ID=debian\nVERSION_ID="12"\n', ecosystem: 'Debian:12', distro: 'debian-12' },
  { text: 'PRETTY_NAME="Debian"\nID=debian\n', ecosystem: 'Debian', distro: 'debian' },
  { text: 'ID=ubuntu\nVERSION_ID="22.04"\n', ecosystem: 'Ubuntu:22.04:LTS', distro: 'ubuntu-22.04' },
  { text: 'ID=ubuntu\nVERSION_ID="23.10"\n', ecosystem: 'Ubuntu:23.10', distro: 'ubuntu-23.10' },
  { text: "ID='rocky'\r\nVERSION_ID='9.2'\r\n", ecosystem: 'Rocky Linux:9', distro: 'rocky-9.2' },
  { text: 'ID=opensuse-leap\nVERSION_ID=15.5', ecosystem: 'openSUSE:Leap 15.5', distro: 'opensuse-leap-15.5' },
  { text: 'ID=sles\nVERSION_ID=15.5', ecosystem: 'SUSE:Linux Enterprise Server 15 SP5', distro: 'sles-15.5' },
  { text: 'ID=wolfi\nVERSION_ID=20230201', ecosystem: 'Wolfi', distro: 'wolfi-20230201' },
]
for (const { text, ...distribution } of releases)
  test(`${distribution.distro} is ${distribution.ecosystem}`, () => assert.deepEqual(readOsRelease(text), distribution))

test('a system that no advisories know', () => assert.equal(readOsRelease('ID=nixos\n'), undefined))

const requirements = [
  { text: 'Flask==2.0', is: { name: 'Flask', specifiers: '==2.0', version: '2.0' } },
  {
    text: 'a.b-c[x,y] (>= 1, < 2) ; python_version > "3"',
    is: { name: 'a.b-c', specifiers: '>=1,<2', version: undefined },
  },
  { text: 'a===1.0+local', is: { name: 'a', specifiers: '===1.0+local', version: '1.0+local' } },
  { text: 'a==2.0.*', is: { name: 'a', specifiers: '==2.0.*', version: undefined } },
  { text: 'a @ https://h/a.whl', is: { name: 'a', specifiers: '', version: undefined } },
  { text: 'a', is: { name: 'a', specifiers: '', version: undefined } },
  { text: 'a b', is: undefined },
  { text: '>=1', is: undefined },
  { text: "a=='1'", is: undefined },
]
for (const { text, is } of requirements)
  test(`requirement ${text}`, () => assert.deepEqual(pythonRequirement(text), is))

test('packages of one id are joined: production counts, so does what is direct', () => {
  const [joined, ...others] = merged([
    { name: 'a', version: '1', usage: 'development', relation: 'indirect', dependsOn: ['b@1'] },
    { name: 'a', version: '1', relation: 'direct', dependsOn: ['c@1', 'b@1'] },
  ])
  assert.deepEqual(others, [])
  assert.deepEqual(joined, {
    name: 'a',
    version: '1',
    usage: 'production',
    relation: 'direct',
    dependsOn: ['b@1', 'c@1'],
  })
})

test('usage follows the edges, round circles too', () => {
  const packages = [
    { name: 'a', version: '1', dependsOn: ['b@1'] },
    { name: 'b', version: '1', dependsOn: ['a@1'] },
    { name: 'c', version: '1', dependsOn: ['b@1'] },
    { name: 'd', version: '1' },
  ]
  const told = reached(packages, [
    { id: 'c@1', usage: 'development' },
    { id: 'a@1', usage: 'optional' },
  ])
  assert.deepEqual(
    told.map(({ name, usage, relation }) => [name, usage, relation]),
    [
      ['a', 'optional', 'direct'],
      ['b', 'optional', 'indirect'],
      ['c', 'development', 'direct'],
      ['d', undefined, undefined],
    ],
  )
})

const addresses = [
  { text: 'git+https://user:s3cret@host/x.git#main', is: 'git+https://host/x.git#main' },
  { text: 'git+ssh://git@host/x.git#1', is: 'git+ssh://host/x.git#1' },
  { text: 'https://s3cret@a:80/b?token=s3cret#x?y', is: 'https://a:80/b#x?y' },
  { text: 'https://u:s3@cret@host', is: 'https://host' },
  { text: 'a@https://u:s3cret@h/1 b@http://u:s3cret@h/2', is: 'a@https://h/1 b@http://h/2' },
  { text: 'https://host/@scope/name@1.0.0', is: 'https://host/@scope/name@1.0.0' },
  { text: '1.0.0', is: '1.0.0' },
]
for (const { text, is } of addresses)
  test(`the address ${text} without its secrets`, () => assert.equal(plainAddresses(text), is))

const URL = 'git+https://user:s3cret@host/x.git?token=s3cret#main'
const secretive: Readonly<Partial<Record<keyof typeof parsers, string>>> = {
  'package-lock': `{ "dependencies": { "x": { "version": "${URL}", "requires": { "y": "1" } }, "y": { "version": "${URL}" } } }`,
  bun: `{ "lockfileVersion": 1, "packages": { "x": ["x@${URL}", {}] } }`,
  pnpm: `lockfileVersion: '9.0'\npackages:\n  'x@${URL}':\n    resolution: {}\n`,
  yarn: `"x@${URL}":\n  version "1.0.0"\n  resolved "${URL}"\n\n"x@no:${URL}":\n  version "2"\n`,
  pip: `x @ ${URL}\n-e ${URL}#egg=y\n${URL}\n`,
  conan: `{ "version": "0.5", "requires": ["x/${URL}"] }`,
  composer: `{ "packages": [{ "name": "x", "version": "${URL}" }] }`,
}
for (const [id, text] of Object.entries(secretive))
  test(`${id} tells no password of an address`, async () => {
    const parser = await parsers[id as keyof typeof parsers]()
    const bytes = new TextEncoder().encode(text)
    const read = parser.parse({ path: 'file', bytes, sizeBytes: bytes.length, isNamed: true }, sampleContext())
    assert.ok(read.facts.length + read.gaps.length > 0)
    assert.doesNotMatch(JSON.stringify(read), /s3cret/)
  })

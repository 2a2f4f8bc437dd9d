import assert from 'node:assert/strict'
import { test } from 'node:test'
import { merged, pythonRequirement, reached, readOsRelease } from './index.ts'

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

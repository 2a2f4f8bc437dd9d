import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..')
const LOCK = '{ "lockfileVersion": 3, "packages": { "node_modules/a": { "version": "1.0.0" } } }'
const project = (text: string) =>
  `<project><groupId>g</groupId><artifactId>app</artifactId><version>1</version>${text}</project>`
const files: Readonly<Record<string, string>> = {
  'good/package-lock.json': LOCK,
  'good/node_modules/b/package.json': '{ "name": "b", "version": "1.0.0" }',
  'good/x/var/lib/dpkg/status': 'Package: c\nVersion: 1\nArchitecture: all\n',
  'good/x/etc/os-release': 'ID=debian\nVERSION_ID=12\n',
  'broken/package-lock.json': '{',
  'none/readme.txt': '',
  'maven/pom.xml': project('<modules><module>m</module></modules>'),
  'maven/m/pom.xml': project('').replace('app', 'm'),
  'needs/pom.xml': project(
    '<dependencies><dependency><groupId>g</groupId><artifactId>d</artifactId><version>1</version></dependency></dependencies>',
  ),
  'repository/g/d/1/d-1.pom': project('').replace('app', 'd'),
}
const folder = mkdtempSync(join(tmpdir(), 'sbom-'))
after(() => rmSync(folder, { recursive: true }))
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

const cases: readonly {
  readonly args: readonly string[]
  readonly status: number
  readonly purls?: readonly string[]
  readonly says: RegExp
}[] = [
  {
    args: ['good'],
    status: 0,
    purls: ['pkg:deb/debian/c@1?arch=all&distro=debian-12', 'pkg:npm/a@1.0.0'],
    says: /^2 packages in 2 files\n$/,
  },
  { args: ['good', '--exclude', 'x/**', '--quiet'], status: 0, purls: ['pkg:npm/a@1.0.0'], says: /^$/ },
  { args: ['good/package-lock.json'], status: 0, purls: ['pkg:npm/a@1.0.0'], says: /1 package in 1 file/ },
  { args: ['broken'], status: 3, purls: [], says: /package-lock.json:1:2: not JSON.*incomplete/s },
  { args: ['none'], status: 3, purls: [], says: /holds no package that is told of/ },
  { args: ['none/readme.txt'], status: 3, purls: [], says: /is no file that tells of packages/ },
  { args: ['gone'], status: 3, purls: [], says: /gone: does not exist/ },
  { args: ['maven'], status: 0, purls: ['pkg:maven/g/app@1', 'pkg:maven/g/m@1'], says: /2 packages in 2 files/ },
  { args: ['needs'], status: 3, says: /not found, so that what they bring is not known: g:d:1/ },
  {
    args: ['needs', '--maven-repository', 'repository'],
    status: 0,
    purls: ['pkg:maven/g/app@1', 'pkg:maven/g/d@1'],
    says: /2 packages/,
  },
  { args: ['good', '--format', 'pdf'], status: 2, says: /Allowed choices are cyclonedx, spdx/ },
  { args: ['good', '--output', 'no/such/x'], status: 2, says: /cannot be written/ },
]
for (const { args, status, purls, says } of cases)
  test(`sbom ${args.join(' ')}`, () => {
    const ran = sbom(args)
    assert.equal(ran.status, status, ran.stderr)
    assert.match(ran.stderr, says)
    if (purls !== undefined)
      assert.deepEqual(
        JSON.parse(ran.stdout).components.map(({ purl }: { purl: string }) => purl),
        purls,
      )
  })

test('a bill of SPDX in a file', () => {
  const { status, stdout } = sbom(['good', '--format', 'spdx', '--output', 'bill.json', '--name', 'mine'])
  assert.deepEqual([status, stdout], [0, ''])
  const bill = JSON.parse(readFileSync(join(folder, 'bill.json'), 'utf8'))
  assert.deepEqual([bill.spdxVersion, bill.name, bill.packages.length], ['SPDX-2.3', 'mine', 3])
})

function sbom(args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1' }
  return spawnSync(join(ROOT, 'bin', 'ringwall'), ['sbom', ...args], { cwd: folder, env, encoding: 'utf8' })
}

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileResolver } from './index.ts'

const root = mkdtempSync(join(tmpdir(), 'resolve-'))
after(() => rmSync(root, { recursive: true }))
mkdirSync(join(root, 'target/sub'), { recursive: true })
mkdirSync(join(root, 'repository/g/a/1'), { recursive: true })
writeFileSync(join(root, 'target/pom.xml'), 'inside')
writeFileSync(join(root, 'target/sub/pom.xml'), 'below')
writeFileSync(join(root, 'secret'), 'outside')
writeFileSync(join(root, 'repository/g/a/1/a-1.pom'), 'published')
symlinkSync(join(root, 'secret'), join(root, 'target/link'))

const options = { path: join(root, 'target'), mavenRepository: join(root, 'repository'), maxBytes: 10 }
const cases = [
  { name: 'a file of the target', wanted: { kind: 'file', path: join(root, 'target/pom.xml') }, options, is: 'inside' },
  { name: 'a directory', wanted: { kind: 'file', path: join(root, 'target/sub') }, options, is: undefined },
  { name: 'a file outside', wanted: { kind: 'file', path: join(root, 'target/../secret') }, options, is: undefined },
  {
    name: 'a link that leads outside',
    wanted: { kind: 'file', path: join(root, 'target/link') },
    options,
    is: undefined,
  },
  {
    name: 'a file that is too large',
    wanted: { kind: 'file', path: join(root, 'target/pom.xml') },
    options: { ...options, maxBytes: 5 },
    is: undefined,
  },
  {
    name: 'a file beside a target that is a file',
    wanted: { kind: 'file', path: join(root, 'target/sub/pom.xml') },
    options: { ...options, path: join(root, 'target/sub/pom.xml') },
    is: 'below',
  },
  {
    name: 'a file above a target that is a file',
    wanted: { kind: 'file', path: join(root, 'target/pom.xml') },
    options: { ...options, path: join(root, 'target/sub/pom.xml') },
    is: undefined,
  },
  { name: 'a project of the repository', wanted: { kind: 'maven', path: 'g/a/1/a-1.pom' }, options, is: 'published' },
  { name: 'a path that leaves the repository', wanted: { kind: 'maven', path: '../secret' }, options, is: undefined },
  {
    name: 'no repository',
    wanted: { kind: 'maven', path: 'g/a/1/a-1.pom' },
    options: { ...options, mavenRepository: undefined },
    is: undefined,
  },
  {
    name: 'a target that is not there',
    wanted: { kind: 'file', path: join(root, 'secret') },
    options: { ...options, path: join(root, 'gone') },
    is: undefined,
  },
] as const
for (const { name, wanted, options: given, is } of cases)
  test(name, () => {
    const bytes = fileResolver(given)(wanted)
    assert.equal(bytes === undefined ? undefined : new TextDecoder().decode(bytes), is)
  })

test('no more files than are allowed', () => {
  const resolve = fileResolver({ ...options, maxFiles: 1 })
  const wanted = { kind: 'file', path: join(root, 'target/pom.xml') } as const
  assert.deepEqual(
    [resolve(wanted), resolve(wanted)].map((bytes) => bytes !== undefined),
    [true, false],
  )
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { zipOf } from '@ringwall/formats/lib/zip'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'packages-'))
after(() => rmSync(folder, { recursive: true }))

const advisory = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-01-01T00:00:00Z',
  aliases: ['CVE-2026-0001'],
  summary: 'It breaks',
  database_specific: { severity: 'HIGH' },
  affected: [
    {
      package: { ecosystem: 'npm', name: 'a' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.0' }] }],
    },
  ],
}
const lock = (version: string) =>
  `{ "lockfileVersion": 3, "packages": {\n  "node_modules/a": { "version": "${version}" } } }`
const files: Readonly<Record<string, string>> = {
  'bad/package-lock.json': lock('1.0.0'),
  'good/package-lock.json': lock('1.2.0'),
  'good/Cargo.lock': '[[package]]\nname = "b"\nversion = "1.0.0"\nsource = "registry+https://x"\n',
  'mod/go.mod': 'module m\nrequire b v1.0.0\n',
  'broken/composer.lock': '{',
  'manifest/package-lock.json': lock('1.0.0'),
  'manifest/pod.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: b, labels: {}}\n',
  'off/.ringwall/config.yaml': 'rules: {off: [vulnerable-package]}\n',
  'off/package-lock.json': lock('1.0.0'),
  'excepted/.ringwall/exceptions.yaml': `exceptions:
  - rules: [vulnerable-package]
    files: [package-lock.json]
    paths: [a/CVE-2026-0001]
    reason: it is never called
    owner: we
    expires: 2099-01-01
`,
  'excepted/package-lock.json': lock('1.0.0'),
}

before(() => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const archive = join(folder, 'export/npm/all.zip')
  mkdirSync(dirname(archive), { recursive: true })
  writeFileSync(archive, zipOf({ 'a.json': JSON.stringify(advisory) }))
  assert.equal(ringwall(['db', 'import', 'export', '--database', 'db']).status, 0)
  utimesSync(archive, 1_600_000_000, 1_600_000_000)
  assert.equal(ringwall(['db', 'import', 'export', '--database', 'old.db']).status, 0)
  writeFileSync(join(folder, 'wrong.db'), 'this is no database at all, but it is long enough for one'.repeat(20))
})

const cases: readonly {
  readonly args: string
  readonly cwd?: string
  readonly status: number
  readonly says: RegExp
}[] = [
  { args: 'bad --database db', status: 1, says: /▲ high {2}a 1\.0\.0 has CVE-2026-0001: It breaks; fixed in 1\.2\.0/ },
  { args: 'bad/package-lock.json --database db', status: 1, says: /1 judged · 1 vulnerable · 0 not evaluated/ },
  { args: 'good --database db', status: 0, says: /1 package of crates\.io: no advisories of crates\.io are kept/ },
  { args: 'mod/go.mod --database db', status: 0, says: /of Go: no advisories of Go are kept/ },
  { args: 'broken --database db', status: 3, says: /composer\.lock.*not JSON/ },
  { args: 'bad --database old.db --fail-on never', status: 3, says: /the advisories are of \d+ days ago/ },
  { args: 'bad --database wrong.db', status: 3, says: /wrong\.db/ },
  { args: 'bad --database gone.db', status: 2, says: /gone\.db: does not exist/ },
  { args: 'bad', status: 3, says: /there are no advisories for its packages: run ringwall db update/ },
  { args: 'manifest --fail-on never', status: 0, says: /1 file that tells of packages: there are no advisories/ },
  { args: 'manifest --database db', status: 1, says: /CVE-2026-0001/ },
  { args: '. --database ../db', cwd: 'off', status: 0, says: /Findings\n {2}none/ },
  { args: '. --database ../db', cwd: 'excepted', status: 0, says: /nothing open, 1 excepted/ },
]
for (const { args, cwd = '.', status, says } of cases)
  test(`scan ${args} in ${cwd}`, () => {
    const ran = ringwall(['scan', ...args.split(' ')], cwd)
    assert.match(ran.stdout + ran.stderr, says)
    assert.equal(ran.status, status, ran.stdout + ran.stderr)
  })

test('the same package is the same finding, wherever it is scanned from, and a baseline knows it', () => {
  const print = (target: string, cwd: string, ...more: readonly string[]) =>
    JSON.parse(
      ringwall(['scan', target, '--name', 'x', '--database', join(folder, 'db'), '--format', 'json', ...more], cwd)
        .stdout,
    )
  const [near, far] = [print('.', 'bad'), print('bad', '.')]
  assert.equal(near.findings.length, 1)
  assert.equal(near.findings[0].finding_info.uid, far.findings[0].finding_info.uid)
  assert.deepEqual(
    near.findings[0].vulnerabilities[0].affected_packages.map(
      (each: { fixed_in_version: string }) => each.fixed_in_version,
    ),
    ['1.2.0'],
  )
  writeFileSync(join(folder, 'base.json'), JSON.stringify(near))
  const { summary } = print('good', '.', '--baseline', join(folder, 'base.json'))
  assert.deepEqual([summary.baseline.new, summary.baseline.fixed], [0, 1])
})

function ringwall(args: readonly string[], cwd = '.') {
  const env = { ...process.env, NO_COLOR: '1', RINGWALL_DATA: join(folder, 'data') }
  return spawnSync(join(ROOT, 'bin', 'ringwall'), args, { cwd: join(folder, cwd), env, encoding: 'utf8' })
}

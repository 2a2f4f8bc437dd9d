import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { zipOf } from '@ringwall/formats/lib/zip'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'db-'))
after(() => rmSync(folder, { recursive: true }))
const record = { id: 'A-1', modified: '2026-01-01T00:00:00Z', affected: [{ package: { ecosystem: 'npm', name: 'a' } }] }
mkdirSync(join(folder, 'export/npm'), { recursive: true })
writeFileSync(join(folder, 'export/npm/all.zip'), zipOf({ 'A-1.json': JSON.stringify(record) }))
writeFileSync(join(folder, 'old.json'), JSON.stringify(record))
utimesSync(join(folder, 'old.json'), 1_600_000_000, 1_600_000_000)
writeFileSync(join(folder, 'epss.csv'), 'cve,epss,percentile\nCVE-2024-0001,0.5,0.9\n')
writeFileSync(join(folder, 'kev.json'), '{"vulnerabilities":[]}')
writeFileSync(join(folder, 'wrong.db'), 'this is no database at all, but it is long enough for one'.repeat(20))

const cases: readonly { readonly args: string; readonly status: number; readonly says: RegExp }[] = [
  { args: 'status', status: 3, says: /no advisories yet: run ringwall db update/ },
  {
    args: 'import export --epss epss.csv --kev kev.json',
    status: 0,
    says: /npm +1 records\nEPSS +1 records\nKEV +0 rec/,
  },
  { args: 'import export', status: 0, says: /npm +unchanged/ },
  { args: 'status', status: 0, says: /npm +1 +as of 2.*advisories of today/s },
  { args: 'status --format json', status: 0, says: /"isStale": false/ },
  { args: 'update --base export --ecosystem npm --epss none --kev none', status: 0, says: /npm +unchanged/ },
  { args: 'update --base gone --ecosystem Go --epss none --kev none', status: 3, says: /Go +failed: .*does not exist/ },
  { args: 'import old.json --ecosystem npm --database old.db', status: 0, says: /npm +1 records/ },
  { args: 'status --database old.db', status: 3, says: /which is old/ },
  { args: 'import', status: 2, says: /nothing to take in/ },
  { args: 'import gone', status: 2, says: /gone: does not exist/ },
  { args: 'import old.json', status: 2, says: /--ecosystem/ },
  { args: 'update --base https://u:s3cret@example.com', status: 2, says: /^(?!.*s3cret).*may name no user/s },
  { args: 'status --database wrong.db', status: 4, says: /ringwall: wrong\.db: / },
  { args: 'import export --database no/such/x.db', status: 4, says: /x\.db: cannot be written/ },
]
for (const { args, status, says } of cases)
  test(`db ${args}`, () => {
    const env = { ...process.env, NO_COLOR: '1', RINGWALL_DATA: join(folder, 'data') }
    const ran = spawnSync(join(ROOT, 'bin', 'ringwall'), ['db', ...args.split(' ')], {
      cwd: folder,
      env,
      encoding: 'utf8',
    })
    assert.match(ran.stdout + ran.stderr, says)
    assert.equal(ran.status, status)
  })

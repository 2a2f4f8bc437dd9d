import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type TestContext, test } from 'node:test'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..', '..')
const PASSWORD = 'vault otter 42 plum'

/** The command line in a folder of its own, in which its data lies too. */
function place(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'data-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const run = (args: string, input = '') => {
    const env = { ...process.env, NO_COLOR: '1', RINGWALL_DATA: join(folder, 'data') }
    return spawnSync(join(ROOT, 'bin', 'ringwall'), args.split(' '), { cwd: folder, input, env, encoding: 'utf8' })
  }
  return { folder, run }
}

test('users are added, listed and reset, and the log of it is intact', (t) => {
  const { folder, run } = place(t)
  const made = run('users add ada --role admin')
  assert.match(made.stdout, /^[a-z2-7]{5}(-[a-z2-7]{5}){3}\n$/, 'the password alone is printed')
  assert.deepEqual([made.status, made.stderr], [0, 'ringwall: added ada (admin); the password, shown once:\n'])
  writeFileSync(join(folder, 'secret'), `${PASSWORD}\nnot this\n`)
  const given = run('users add bob --role viewer --cluster east --password-file secret')
  assert.deepEqual([given.status, given.stdout, given.stderr], [0, '', 'ringwall: added bob (viewer)\n'])
  const reset = run('users reset ADA --password-file -', `${PASSWORD}\n`)
  assert.deepEqual([reset.status, reset.stdout, reset.stderr], [0, '', 'ringwall: reset ada\n'])
  const listed = run('users')
  assert.equal(
    listed.stdout,
    'ada  admin  no second factor, must change the password\nbob  viewer  clusters east, no second factor\n',
  )
  const json = run('users list --format json')
  assert.ok(!/hash|secret|argon/i.test(json.stdout), 'nothing that proves anything is listed')

  const verified = run('audit verify')
  assert.match(verified.stdout, /^intact, 3 entries\nhead 3:[0-9a-f]{64}\n$/)
  const head = /head (?<head>.*)/.exec(verified.stdout)?.groups?.['head'] ?? ''
  cpSync(join(folder, 'data', 'keys', publicKey(folder)), join(folder, 'kept.pub'))
  assert.equal(run(`audit verify --head ${head} --public-key kept.pub`).status, 0)
  const part = run('audit verify --from 2 --to 2 --format json')
  assert.deepEqual({ ...JSON.parse(part.stdout), head: undefined }, { kind: 'intact', entries: 1, head: undefined })

  const db = new DatabaseSync(join(folder, 'data', 'state.db'))
  db.exec('delete from audit where seq = 3')
  db.close()
  assert.equal(run('audit verify').status, 0, 'the end of a chain cannot tell that it was another')
  const cut = run(`audit verify --head ${head}`)
  assert.deepEqual([cut.status, cut.stdout], [1, 'broken at entry 3: it is missing: the end of the log was cut off\n'])
  run('users add eve --role viewer')
  const other = run(`audit verify --head ${head}`)
  assert.deepEqual([other.status, other.stdout], [1, 'broken at entry 3: it is not the one written down\n'])
})

const mistakes = [
  { args: 'users list', status: 2, says: /data: holds no store: name another with --data\n$/ },
  { args: 'audit verify', status: 2, says: /holds no store/ },
  { args: 'users reset ada', status: 2, says: /holds no store/ },
  { args: 'users add ada', status: 2, says: /--role/ },
  { args: 'users add ada --role king', status: 2, says: /viewer, analyst, approver, admin/ },
  { args: 'users add ada --role viewer --password-file gone', status: 2, says: /^ringwall: gone: cannot be read/ },
  { args: 'users add ada --role viewer --password-file -', status: 2, says: /standard input: holds no password/ },
  { args: 'audit verify --head 3', status: 2, says: /The number and the hash/ },
  { args: 'audit verify --from 0', status: 2, says: /whole number from 1/ },
]
test('mistakes are told, and make no store', (t) => {
  const { folder, run } = place(t)
  for (const { args, status, says } of mistakes) {
    const ran = run(args)
    assert.equal(ran.status, status, args)
    assert.match(ran.stderr, says, args)
  }
  assert.ok(!existsSync(join(folder, 'data')))
})

test('what is wrong with a user is told', (t) => {
  const { run } = place(t)
  const weak = run('users add ada --role viewer --password-file -', 'password2026\n')
  assert.deepEqual([weak.status, weak.stderr], [2, 'ringwall: the password is one of those that are tried first\n'])
  const odd = run('users add <b> --role viewer')
  assert.match(odd.stderr, /^ringwall: the name must be of letters/)
  run('users add ada --role viewer')
  assert.match(run('users add ADA --role admin').stderr, /^ringwall: there is a user "ADA" already/)
  assert.match(run('users reset nobody').stderr, /^ringwall: there is no user "nobody"\n$/)
})

test('keys that others may read are refused, in one line', (t) => {
  const { folder, run } = place(t)
  run('users add ada --role admin')
  chmodSync(join(folder, 'data', 'keys', 'audit.key'), 0o644)
  const { status, stderr } = run('users add bob --role viewer')
  assert.equal(status, 4)
  assert.match(stderr, /^ringwall: .*audit\.key: others may read it: its mode is 644, and must be 600\n$/)
  assert.equal(run('audit verify').status, 0, 'who only verifies needs none of them')
})

function publicKey(folder: string): string {
  return readdirSync(join(folder, 'data', 'keys')).find((name) => name.endsWith('.pub')) ?? ''
}

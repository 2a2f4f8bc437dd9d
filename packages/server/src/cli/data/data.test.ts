import assert from 'node:assert/strict'
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { CommanderError } from 'commander'
import { UsageError } from '../../lib/usage-error.ts'
import { EXIT } from '../exit.ts'
import { program } from '../program.ts'
import { processTerminal, type Terminal } from '../terminal.ts'

const ENTRY = new URL('../main.ts', import.meta.url)
const PASSWORD = 'vault otter 42 plum'

interface Ran {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** The command line in a folder of its own, in which its data lies too; in this process, as it opens a store each time. */
function place(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'data-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const run = async (args: string, input = ''): Promise<Ran> => {
    const ran = { status: 0, stdout: '', stderr: '' }
    const terminal: Terminal = {
      ...processTerminal(),
      cwd: folder,
      env: { RINGWALL_DATA: join(folder, 'data') },
      input: Readable.from([Buffer.from(input)]),
      out: (text) => {
        ran.stdout += text
      },
      err: (text) => {
        ran.stderr += text
      },
    }
    const exit = (code: number): void => {
      ran.status = code
    }
    try {
      const argv = args.replaceAll('./', `${folder}/`).split(' ')
      await (await program(argv, { terminal, entry: ENTRY, exit })).parseAsync(argv, { from: 'user' })
    } catch (cause) {
      if (!(cause instanceof CommanderError || cause instanceof UsageError)) throw cause
      if (cause instanceof UsageError) ran.stderr += `ringwall: ${cause.message}\n`
      ran.status = EXIT.usage
    }
    return ran
  }
  return { folder, run }
}

test('users are added, listed and reset, and the log of it is intact', async (t) => {
  const { folder, run } = place(t)
  const made = await run('users add ada --role admin')
  assert.match(made.stdout, /^[a-z2-7]{5}(-[a-z2-7]{5}){3}\n$/, 'the password alone is printed')
  assert.deepEqual([made.status, made.stderr], [0, 'ringwall: added ada (admin); the password, shown once:\n'])
  writeFileSync(join(folder, 'secret'), `${PASSWORD}\nnot this\n`)
  const given = await run('users add bob --role viewer --cluster east --password-file secret')
  assert.deepEqual([given.status, given.stdout, given.stderr], [0, '', 'ringwall: added bob (viewer)\n'])
  const reset = await run('users reset ADA --password-file -', `${PASSWORD}\n`)
  assert.deepEqual([reset.status, reset.stdout, reset.stderr], [0, '', 'ringwall: reset ada\n'])
  const listed = await run('users')
  assert.equal(
    listed.stdout,
    'ada  admin  no second factor, must change the password\nbob  viewer  clusters east, no second factor\n',
  )
  const json = await run('users list --format json')
  assert.ok(!/hash|secret|argon/i.test(json.stdout), 'nothing that proves anything is listed')

  const verified = await run('audit verify')
  assert.match(verified.stdout, /^intact, 3 entries\nhead 3:[0-9a-f]{64}\n$/)
  const head = /head (?<head>.*)/.exec(verified.stdout)?.groups?.['head'] ?? ''
  cpSync(join(folder, 'data', 'keys', publicKey(folder)), join(folder, 'kept.pub'))
  assert.equal((await run(`audit verify --head ${head} --public-key kept.pub`)).status, 0)
  const part = await run('audit verify --from 2 --to 2 --format json')
  assert.deepEqual({ ...JSON.parse(part.stdout), head: undefined }, { kind: 'intact', entries: 1, head: undefined })

  const db = new DatabaseSync(join(folder, 'data', 'state.db'))
  db.exec('delete from audit where seq = 3')
  db.close()
  assert.equal((await run('audit verify')).status, 0, 'the end of a chain cannot tell that it was another')
  const cut = await run(`audit verify --head ${head}`)
  assert.deepEqual([cut.status, cut.stdout], [1, 'broken at entry 3: it is missing: the end of the log was cut off\n'])
  await run('users add eve --role viewer')
  const other = await run(`audit verify --head ${head}`)
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
test('mistakes are told, and make no store', async (t) => {
  const { folder, run } = place(t)
  for (const { args, status, says } of mistakes) {
    const ran = await run(args)
    assert.equal(ran.status, status, args)
    assert.match(ran.stderr, says, args)
  }
  assert.ok(!existsSync(join(folder, 'data')))
})

test('what is wrong with a user is told', async (t) => {
  const { run } = place(t)
  const weak = await run('users add ada --role viewer --password-file -', 'password2026\n')
  assert.deepEqual([weak.status, weak.stderr], [2, 'ringwall: the password is one of those that are tried first\n'])
  const odd = await run('users add <b> --role viewer')
  assert.match(odd.stderr, /^ringwall: the name must be of letters/)
  await run('users add ada --role viewer')
  assert.match((await run('users add ADA --role admin')).stderr, /^ringwall: there is a user "ADA" already/)
  assert.match((await run('users reset nobody')).stderr, /^ringwall: there is no user "nobody"\n$/)
})

test('keys that others may read are refused, in one line', async (t) => {
  const { folder, run } = place(t)
  await run('users add ada --role admin')
  chmodSync(join(folder, 'data', 'keys', 'audit.key'), 0o644)
  const { status, stderr } = await run('users add bob --role viewer')
  assert.equal(status, 4)
  assert.match(stderr, /^ringwall: .*audit\.key: others may read it: its mode is 644, and must be 600\n$/)
  assert.equal((await run('audit verify')).status, 0, 'who only verifies needs none of them')
})

test('a copy is made, put back over what was there, and the log of it verified', async (t) => {
  const { folder, run } = place(t)
  await run('users add ada --role admin')
  const made = await run('backup copy.db')
  assert.deepEqual([made.status, made.stdout], [0, ''])
  assert.match(made.stderr, /^ringwall: copy\.db holds the store, \d+ bytes; keys\/ is not in it/)
  assert.match((await run('backup copy.db')).stderr, /copy\.db: is there already\n$/)
  await run('users add bob --role viewer')
  const refused = await run('restore copy.db')
  assert.deepEqual([refused.status, /a store is there already/.test(refused.stderr)], [4, true])
  const restored = await run('restore copy.db --force')
  assert.match(restored.stderr, /what was there before is .*state\.db\.replaced-\d+\n$/)
  assert.match((await run('users')).stdout, /^ada .*\n$/)
  assert.match((await run('audit verify')).stdout, /^intact, 1 entry\n/)
  const elsewhere = await run('restore copy.db --data ./other')
  assert.match(elsewhere.stderr, /keys\/ is not there: put it back too/)
  assert.ok(existsSync(join(folder, 'other', 'state.db')))
})

test('migrations are planned, and done', async (t) => {
  const { folder, run } = place(t)
  assert.equal((await run('migrate --plan')).status, 2)
  await run('users add ada --role admin')
  assert.equal((await run('migrate')).stdout, 'up to date\n')
  const db = new DatabaseSync(join(folder, 'data', 'state.db'))
  db.exec("drop table subjects; delete from migrations where id = '0004 federation'")
  db.close()
  for (const args of ['migrate --plan', 'migrate --plan'])
    assert.equal((await run(args)).stdout, 'to do: 0004 federation\n')
  assert.match((await run('users')).stderr, /was not brought up to date: "0004 federation"\n$/)
  assert.equal((await run('migrate')).stdout, 'done: 0004 federation\n')
  assert.ok(existsSync(join(folder, 'data', 'state.db.before-0004')), 'it was copied before')
  assert.equal((await run('users')).status, 0)
})

function publicKey(folder: string): string {
  return readdirSync(join(folder, 'data', 'keys')).find((name) => name.endsWith('.pub')) ?? ''
}

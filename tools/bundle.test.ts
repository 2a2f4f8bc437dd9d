import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { frameworks } from '@ringwall/engines/compliance'
import { reports } from '@ringwall/formats'
import { bundle } from './bundle.ts'

/** The file alone, far from the checkout and its node_modules. */
const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
const file = join(folder, 'ringwall')

before(async () => {
  await bundle(file)
  cpSync(join(import.meta.dirname, '..', 'examples', 'shop'), join(folder, 'shop'), { recursive: true })
})
after(() => rmSync(folder, { recursive: true, force: true }))

const ringwall = (...args: readonly string[]) =>
  spawnSync(process.execPath, [file, ...args], { cwd: folder, encoding: 'utf8' })

const cases = [
  { args: ['--version'], status: 0, says: /^\d+\.\d+\.\d+\n$/ },
  { args: ['--help'], status: 0, says: /Commands:/ },
  { args: ['scan', 'shop'], status: 1, says: /pss-privileged/ },
  { args: ['scan', 'shop/accounts/deployment.json'], status: 0, says: /1 restricted/ },
  { args: ['scan', 'shop/orders'], status: 0, says: /restricted/ },
  { args: ['scan', 'gone'], status: 3, says: /does not exist/ },
  { args: ['explain', 'pss-privileged'], status: 0, says: /T1611/ },
  { args: ['rules', 'list'], status: 0, says: /pss-privileged/ },
  { args: ['config', 'show'], status: 0, says: /"failOn": "high"/ },
  { args: ['comply', '--list'], status: 0, says: /cis-kubernetes-1\.12/ },
  { args: ['completion', 'bash'], status: 0, says: /complete -o/ },
  { args: ['users', 'add', 'ada', '--role', 'admin', '--data', 'data'], status: 0, says: /^[a-z2-7-]{23}\n$/ },
  { args: ['audit', 'verify', '--data', 'data'], status: 0, says: /^intact, 1 entry\n/ },
] as const
for (const { args, status, says } of cases)
  test(`the released file alone: ringwall ${args.join(' ')}`, () => {
    const ran = ringwall(...args)
    assert.equal(ran.status, status, ran.stderr)
    assert.match(ran.stdout, says)
  })

for (const format of Object.keys(reports))
  test(`the released file alone writes ${format}`, () =>
    assert.match(ringwall('scan', 'shop', '-f', format).stdout, /pss-privileged/))

for (const framework of Object.keys(frameworks))
  test(`the released file alone knows ${framework}`, () => {
    const { status, stdout } = ringwall('comply', framework, 'shop', '-f', 'html')
    assert.equal(status, 1)
    assert.match(stdout, /controls?<\/span><\/h2>/)
  })

test('the released file alone reads its configuration', () => {
  mkdirSync(join(folder, '.ringwall'))
  writeFileSync(join(folder, '.ringwall', 'config.yaml'), 'failOn: never\n')
  assert.equal(ringwall('scan', 'shop').status, 0)
})

test('the released file has no cases to try, and says so', () => {
  const { status, stderr } = ringwall('rules', 'test')
  assert.equal(status, 2)
  assert.match(stderr, /this is a release/)
})

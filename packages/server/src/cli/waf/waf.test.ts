import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..', '..')
const RULES = ['--rules', 'examples/waf/rules.conf']
const ATTACK = ['--request', 'examples/waf/attack.http']
const EVERYDAY = ['--request', 'examples/waf/everyday.http']

const cases: readonly (readonly [args: readonly string[], status: number, output: RegExp])[] = [
  [['check', ...RULES, ...ATTACK], 1, /ARGS:q = 1' OR '1'='1\n[\s\S]*deny by rule 1900 in phase 2, status 403\n$/],
  [['check', ...RULES, ...EVERYDAY], 0, /^passes: no rule matches\n$/],
  [
    ['explain', ...RULES, ...ATTACK],
    0,
    /^1001 {2}phase 2 {2}examples\/waf\/rules.conf:9\n {2}@detectsqli after urldecodeuni/,
  ],
  [['explain', ...RULES, ...EVERYDAY, '--rule', '1002'], 0, /passes {3}ARGS:q = wool socks\n/],
  [['explain', ...RULES, ...EVERYDAY, '--rule', '7'], 2, /no rule "7" among those that were read/],
  [['check', ...EVERYDAY], 2, /no rules: name their files with --rules/],
  [['check', ...RULES, '--request', 'none'], 2, /no file "none" that can be read/],
  [['check', ...RULES, '--request', 'examples/waf/rules.conf'], 2, /examples\/waf\/rules.conf: line 1: /],
  [
    ['check', '--rules', 'examples/README.md', ...EVERYDAY],
    2,
    /of the rules cannot run\n {2}examples\/README.md:\d+: /,
  ],
]
for (const [args, status, output] of cases)
  test(`waf ${args.join(' ')}`, () => {
    const env = { ...process.env, NO_COLOR: '1' }
    const ran = spawnSync(join(ROOT, 'bin', 'ringwall'), ['waf', ...args], { cwd: ROOT, env, encoding: 'utf8' })
    assert.match(`${ran.stdout}${ran.stderr}`, output)
    assert.equal(ran.status, status)
  })

test('waf check as JSON', () => {
  const args = ['waf', 'check', ...RULES, ...ATTACK, '--format', 'json']
  const { stdout } = spawnSync(join(ROOT, 'bin', 'ringwall'), args, { cwd: ROOT, encoding: 'utf8' })
  const { verdict, hits } = JSON.parse(stdout)
  assert.deepEqual(verdict, { kind: 'deny', ruleId: 1900, status: 403, url: '', phase: 2 })
  assert.deepEqual(
    hits.map(({ rule, severity, message }: Record<string, unknown>) => [rule, severity, message]),
    [
      [1001, 2, 'SQL injection'],
      [1900, null, 'Score 5'],
    ].map((row) => row.map((cell) => cell ?? undefined)),
  )
})

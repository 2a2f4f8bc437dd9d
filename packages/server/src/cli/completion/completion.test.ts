import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { program } from '../program.ts'
import { processTerminal } from '../terminal.ts'
import { completionScript, describe, SHELLS } from './index.ts'

const root = await program([], { terminal: processTerminal(), entry: new URL(import.meta.url), exit: () => undefined })
const tree = describe(root, { rule: ['pss-privileged', 'pss-sysctls'], framework: ['pss', 'nsa-cisa'] })

test('the tree is the program', () => {
  assert.deepEqual(
    tree.commands.map((c) => c.name),
    [
      'audit',
      'completion',
      'comply',
      'config',
      'db',
      'exceptions',
      'explain',
      'fix',
      'rules',
      'sbom',
      'scan',
      'up',
      'users',
    ],
  )
  const scan = tree.commands.find((c) => c.name === 'scan')
  assert.ok(scan?.options.some((o) => o.names.includes('--fail-on') && o.values.includes('critical')))
})

const bashCases = [
  { line: 'ringwall ', want: ['scan', 'explain', 'rules', '--version'] },
  { line: 'ringwall sc', want: ['scan'] },
  { line: 'ringwall rules ', want: ['list', 'test', 'new'] },
  { line: 'ringwall scan --fail-on ', want: ['critical', 'never'] },
  { line: 'ringwall scan --format s', want: ['sarif'] },
  { line: 'ringwall scan --fo', want: ['--format'] },
  { line: 'ringwall completion ', want: ['bash', 'zsh', 'fish'] },
  { line: 'ringwall explain pss-priv', want: ['pss-privileged'] },
  { line: 'ringwall comply n', want: ['nsa-cisa'] },
  { line: 'ringwall fix --rule pss-priv', want: ['pss-privileged'] },
]
for (const { line, want } of bashCases)
  test(`bash completes "${line}"`, () => {
    const words = line.split(' ')
    const script = `${completionScript('bash', tree)}
COMP_WORDS=(${words.map((w) => `'${w}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _ringwall; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout, stderr, status } = spawnSync('bash', ['-u', '-c', script], { encoding: 'utf8' })
    assert.equal(status, 0, stderr)
    const got = stdout.trim().split('\n')
    assert.deepEqual(
      want.filter((word) => !got.includes(word)),
      [],
      stdout,
    )
  })

test('bash completes files, also with a space in the name', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'completion-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'a b.yaml'), '')
  const script = `${completionScript('bash', tree)}\nCOMP_WORDS=(ringwall scan a); COMP_CWORD=2; _ringwall; printf '%s\\n' "\${COMPREPLY[@]}"`
  assert.equal(spawnSync('bash', ['-u', '-c', script], { cwd: folder, encoding: 'utf8' }).stdout, 'a b.yaml\n')
})

test('bash completes no further where nothing fits', () => {
  const script = `${completionScript('bash', tree)}
COMP_WORDS=(ringwall rules nope ''); COMP_CWORD=3; _ringwall; echo "\${#COMPREPLY[@]}"`
  assert.equal(spawnSync('bash', ['-u', '-c', script], { encoding: 'utf8' }).status, 0)
})

for (const shell of SHELLS)
  test(`${shell} accepts its script`, (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'completion-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'script')
    writeFileSync(file, completionScript(shell, tree))
    const found = spawnSync(shell, ['-n', file], { encoding: 'utf8' })
    if (found.error !== undefined) return t.skip(`${shell} is not installed`)
    assert.equal(found.status, 0, found.stderr)
  })

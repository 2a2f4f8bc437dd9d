import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..', '..')
const CORPORA = process.env['RINGWALL_CORPORA']

const POD = `apiVersion: v1
kind: Pod
metadata: {name: a}
spec:
  hostPID: true
  containers:
    - name: a
      env:
        - {name: PASSWORD, value: hunter2-really}
`
const FIXED = POD.replace('  hostPID: true\n', '')
const SAFE = `${FIXED}      securityContext: {runAsUser: 1000}\n`
const ONE = ['--rule', 'pss-host-namespaces', '--unsafe']

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

function fix(cwd: string, args: readonly string[], input = ''): Ran {
  const env = { ...process.env, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'bin', 'ringwall'), ['fix', ...args], {
    cwd,
    input,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function folder(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'fix-cli-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content)
  return root
}

const exits: readonly {
  name: string
  files: Record<string, string>
  args: readonly string[]
  status: number
  says: RegExp
  /** What `a.yaml` holds afterwards; what it held before where this is left out. */
  after?: string
}[] = [
  {
    name: 'there is something to fix',
    files: { 'a.yaml': POD },
    args: ONE,
    status: 1,
    says: /1 place in 1 file can be fixed/,
  },
  {
    name: 'all was written',
    files: { 'a.yaml': POD },
    args: [...ONE, '--write'],
    status: 0,
    says: /fixed 1 place/,
    after: FIXED,
  },
  { name: 'nothing to fix', files: { 'a.yaml': FIXED }, args: ONE, status: 0, says: /nothing to fix \(exit 0\)/ },
  {
    name: 'only what needs leave',
    files: { 'a.yaml': POD },
    args: ['--write'],
    status: 0,
    says: /nothing to fix without --unsafe/,
  },
  {
    name: 'what is safe',
    files: { 'a.yaml': SAFE },
    args: ['--write'],
    status: 0,
    says: /fixed 1 place/,
    after: SAFE.replace('{runAsUser: 1000}', '{runAsUser: 1000, runAsNonRoot: true}'),
  },
  {
    name: 'a file that cannot be read',
    files: { 'a.yaml': FIXED, 'b.yaml': 'kind: Pod\nmetadata: [\n' },
    args: ONE,
    status: 3,
    says: /incomplete, 1 gap/,
  },
  {
    name: 'both',
    files: { 'a.yaml': POD, 'b.yaml': 'kind: Pod\nmetadata: [\n' },
    args: ONE,
    status: 1,
    says: /can be fixed/,
  },
  { name: 'no such rule', files: {}, args: ['--rule', 'nope'], status: 2, says: /no rule "nope"/ },
  { name: 'no such format', files: {}, args: ['--format', 'sarif'], status: 2, says: /patch/ },
  {
    name: 'what is excluded',
    files: { 'a.yaml': POD, 'b.yaml': FIXED },
    args: [...ONE, '--exclude', 'a.yaml'],
    status: 0,
    says: /nothing to fix/,
  },
]
for (const { name, files, args, status, says, after } of exits)
  test(`exit ${status}: ${name}`, (t) => {
    const root = folder(t, files)
    const ran = fix(root, args)
    assert.equal(ran.status, status, ran.stdout + ran.stderr)
    assert.match(ran.stderr, says)
    if (files['a.yaml'] !== undefined)
      assert.equal(readFileSync(join(root, 'a.yaml'), 'utf8'), after ?? files['a.yaml'])
  })

test('a change is shown with its rule and what may stop working, and no secret', (t) => {
  const { stdout } = fix(folder(t, { 'a.yaml': POD }), ONE)
  assert.equal(
    stdout,
    `--- a.yaml
+++ a.yaml
pss-host-namespaces  pod shares the node's process namespace
  may stop working: The pod is no longer reached at the address of the node, and no longer sees its
  processes, sockets and shared memory.
@@ -2,7 +2,6 @@
 kind: Pod
 metadata: {name: a}
 spec:
-  hostPID: true
   containers:
     - name: a
       env:

To fix
  1 in 1 file: pss-host-namespaces 1
`,
  )
  const all = fix(folder(t, { 'a.yaml': POD }), ['--unsafe'])
  assert.match(all.stdout, /^ {9}\(a line that holds a secret\)$/m)
  assert.doesNotMatch(all.stdout, /hunter2/)
  assert.doesNotMatch(fix(folder(t, { 'a.yaml': POD }), ['--unsafe', '--format', 'json']).stdout, /hunter2/)
})

test('a patch makes the change that --write makes', (t) => {
  const root = folder(t, { 'a b.yaml': POD.replaceAll('\n', '\r\n') })
  const patch = fix(root, ['--unsafe', '--format', 'patch']).stdout
  const applied = spawnSync('git', ['apply', '-'], { cwd: root, input: patch, encoding: 'utf8' })
  assert.equal(applied.status, 0, applied.stderr + patch)
  const other = folder(t, { 'a b.yaml': POD.replaceAll('\n', '\r\n') })
  fix(other, ['--unsafe', '--write'])
  assert.equal(readFileSync(join(root, 'a b.yaml'), 'utf8'), readFileSync(join(other, 'a b.yaml'), 'utf8'))
})

test('JSON names what is fixed, what is not, and why', (t) => {
  const { stdout } = fix(folder(t, { 'a.yaml': POD }), [
    '--rule',
    'pss-host-namespaces',
    '--rule',
    'resource-requests',
    '--unsafe',
    '--format',
    'json',
  ])
  const { files, unfixed, gaps } = JSON.parse(stdout)
  assert.deepEqual(
    [files[0].file, files[0].state, files[0].fixes[0].rule, files[0].fixes[0].line, files[0].fixes[0].safety],
    ['a.yaml', 'shown', 'pss-host-namespaces', 5, 'unsafe'],
  )
  assert.deepEqual([unfixed[0].rule, unfixed[0].because, gaps], ['resource-requests', 'person', []])
})

test('standard input is answered on standard output', (t) => {
  const root = folder(t, {})
  const written = fix(root, ['-', '--write', ...ONE], POD)
  assert.deepEqual([written.status, written.stdout], [0, FIXED])
  assert.deepEqual(fix(root, ['-', '--write', ...ONE], FIXED).stdout, FIXED)
  const shown = fix(root, ['-', ...ONE], POD)
  assert.equal(shown.status, 1)
  assert.match(shown.stdout, /^- {2}hostPID: true$/m)
})

const estates = [
  {
    name: 'the example estate',
    fill: (root: string) => cpSync(join(ROOT, 'examples', 'shop'), root, { recursive: true }),
    least: 80,
  },
  ...(CORPORA === undefined ? [] : ['kubernetes-goat', 'online-boutique', 'istio-samples']).map((name) => ({
    name,
    fill: (root: string) => {
      spawnSync('tar', ['xzf', join(CORPORA ?? '', 'manifests', `${name}.tar.gz`), '-C', root])
    },
    least: 80,
  })),
]
for (const { name, fill, least } of estates)
  test(`${name}: what was fixed is found no more, and fixing again changes nothing`, (t) => {
    const root = folder(t, {})
    mkdirSync(join(root, 'estate'))
    fill(join(root, 'estate'))
    const before = JSON.parse(fix(root, ['estate', '--unsafe', '--format', 'json']).stdout)
    const fixed = before.files.flatMap((file: { fixes: readonly object[] }) => file.fixes)
    assert.ok(fixed.length >= least, `${fixed.length}`)
    assert.notEqual(fix(root, ['estate', '--unsafe', '--write']).status, 1)
    const texts = textsOf(root)
    const after = JSON.parse(fix(root, ['estate', '--unsafe', '--write', '--format', 'json']).stdout)
    assert.deepEqual([after.files, textsOf(root)], [[], texts])
    assert.equal(after.gaps.length, before.gaps.length)
    const left = new Set(after.unfixed.map(placeOf))
    assert.deepEqual(
      fixed.map(placeOf).filter((place: string) => left.has(place)),
      [],
    )
  })

function placeOf({ rule, asset, message }: { rule: string; asset: string; message: string }): string {
  return `${rule} ${asset} ${message}`
}

function textsOf(root: string): readonly string[] {
  return globSync('**/*.{yaml,yml,json}', { cwd: root })
    .sort()
    .map((file) => readFileSync(join(root, file), 'utf8'))
}

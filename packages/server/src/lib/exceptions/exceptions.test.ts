import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { ANNOTATION_PREFIX, parseExceptionFile } from '@ringwall/engines/exceptions'
import { localScope } from '@ringwall/model'
import { Ajv } from 'ajv'
import { RULES } from '../known-rules.ts'
import { appended, type NewException } from './append.ts'
import schema from './exceptions.schema.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '..', '..', '..', '..', '..')

function ringwall(cwd: string, args: readonly string[]) {
  const env = { ...process.env, NO_COLOR: '1' }
  return spawnSync(join(ROOT, 'bin', 'ringwall'), args, { cwd, env, encoding: 'utf8' })
}

function project(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'exceptions-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const POD = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  hostNetwork: true
  automountServiceAccountToken: false
  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: a
      livenessProbe: {exec: {command: [a]}}
      readinessProbe: {exec: {command: [a]}}
      resources: {limits: {cpu: 1, memory: 64Mi}, requests: {cpu: 10m, memory: 64Mi}}
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, readOnlyRootFilesystem: true}
`
const ANNOTATED = POD.replace(
  '{name: web}',
  `{name: web, annotations: {exception.ringwall.dev/pss-host-namespaces: "{reason: r, owner: o, expires: 2999-01-31}"}}`,
)
const FILE = '.ringwall/exceptions.yaml'
const entry = (more = '', expires = '2999-01-31'): string =>
  `exceptions:\n  - rules: [pss-host-namespaces]\n    assets: [default/Pod/web]\n    reason: it must\n    owner: team\n    expires: ${expires}\n${more}`

const exits: readonly {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly args: readonly string[]
  readonly status: number
  readonly says: RegExp
}[] = [
  { name: 'no exception', files: {}, args: ['scan'], status: 1, says: /1 finding at or over high/ },
  { name: 'an exception', files: { [FILE]: entry() }, args: ['scan'], status: 0, says: /nothing open, 1 excepted/ },
  {
    name: 'an exception of the directory above',
    files: { [FILE]: entry() },
    args: ['scan', 'a.yaml'],
    status: 0,
    says: /1 excepted/,
  },
  {
    name: 'exceptions off',
    files: { [FILE]: entry() },
    args: ['scan', '--no-exceptions'],
    status: 1,
    says: /1 finding/,
  },
  {
    name: 'configuration off',
    files: { [FILE]: entry() },
    args: ['scan', '--no-config'],
    status: 1,
    says: /1 finding/,
  },
  {
    name: 'configuration off, a file named',
    files: { 'x.yaml': entry() },
    args: ['scan', 'a.yaml', '--no-config', '--exceptions', 'x.yaml'],
    status: 0,
    says: /1 excepted/,
  },
  { name: 'an annotation', files: { 'a.yaml': ANNOTATED }, args: ['scan'], status: 0, says: /1 excepted/ },
  {
    name: 'an annotation, exceptions off',
    files: { 'a.yaml': ANNOTATED },
    args: ['scan', '--no-exceptions'],
    status: 1,
    says: /1 finding/,
  },
  {
    name: 'an annotation, configuration off',
    files: { 'a.yaml': ANNOTATED },
    args: ['scan', '--no-config'],
    status: 1,
    says: /1 finding/,
  },
  {
    name: 'an annotation, configuration off, a file named',
    files: { 'a.yaml': ANNOTATED, 'x.yaml': 'exceptions: []\n' },
    args: ['scan', 'a.yaml', '--no-config', '--exceptions', 'x.yaml'],
    status: 1,
    says: /1 finding/,
  },
  {
    name: 'an expired one',
    files: { [FILE]: entry('', '2020-01-31') },
    args: ['scan', '--fail-on', 'medium'],
    status: 1,
    says: /2 findings at or over medium/,
  },
  {
    name: 'one of which nothing is there',
    files: { [FILE]: entry().replace('web', 'gone') },
    args: ['scan', '--fail-on', 'low'],
    status: 1,
    says: /2 findings at or over low/,
  },
  {
    name: 'one of which nothing is there, in a part of the project',
    files: { [FILE]: entry().replace('web', 'gone'), 'b/b.yaml': POD },
    args: ['scan', 'b', '--fail-on', 'low'],
    status: 1,
    says: /1 finding at or over low/,
  },
  {
    name: 'the rule about it off',
    files: { [FILE]: entry().replace('web', 'gone'), '.ringwall/config.yaml': 'rules: {off: [exception-unmatched]}\n' },
    args: ['scan', '--fail-on', 'low'],
    status: 1,
    says: /1 finding at or over low/,
  },
  {
    name: 'a mistake',
    files: { [FILE]: entry('    until: 5\n') },
    args: ['scan'],
    status: 2,
    says: /exceptions\.yaml:7:5: until is no field of an exception/,
  },
  {
    name: 'a file that is not there',
    files: {},
    args: ['scan', '--exceptions', 'x.yaml'],
    status: 2,
    says: /x\.yaml: does not exist/,
  },
  { name: 'a check', files: { [FILE]: entry() }, args: ['exceptions', 'check'], status: 0, says: /^$/ },
  {
    name: 'a check that finds one expired',
    files: { [FILE]: entry('', '2020-01-31') },
    args: ['exceptions', 'check'],
    status: 1,
    says: /^$/,
  },
  {
    name: 'a check that finds a mistake',
    files: { [FILE]: 'exceptions: 1\n' },
    args: ['exceptions', 'check'],
    status: 2,
    says: /:1:1: /,
  },
  {
    name: 'a rule about exceptions explained',
    files: {},
    args: ['explain', 'exception-expired'],
    status: 0,
    says: /^$/,
  },
]
for (const { name, files, args, status, says } of exits)
  test(`exit ${status}: ${name}`, (t) => {
    const ran = ringwall(project(t, { 'a.yaml': POD, ...files }), args)
    assert.equal(ran.status, status, ran.stderr + ran.stdout)
    assert.match(ran.stderr, says)
  })

test('exceptions are listed with the days that they still hold', (t) => {
  const cwd = project(t, { [FILE]: entry() + entry('', '2020-01-31').replace('exceptions:\n', '') })
  const { stdout } = ringwall(cwd, ['exceptions', 'list'])
  assert.match(stdout, /^2999-01-31 {2}\d+ days left {2}team {2}\.ringwall\/exceptions\.yaml:2\n/)
  assert.match(stdout, /\n2020-01-31 {2}expired {2}team {2}\.ringwall\/exceptions\.yaml:7\n/)
  const all = JSON.parse(ringwall(cwd, ['exceptions', '--format', 'json']).stdout)
  assert.deepEqual([all.length, all[0].reason, all[1].daysLeft], [2, 'it must', 0])
})

test('an exception is added, then holds; comments stay', (t) => {
  const cwd = project(t, { 'a.yaml': POD })
  const add = (...more: readonly string[]) =>
    ringwall(cwd, [
      'exceptions',
      'add',
      'pss-host-namespaces',
      'default/Pod/web',
      '--reason',
      'x: #y',
      '--owner',
      'on',
      ...more,
    ])
  assert.equal(add('--expires', '2999-01-31').stdout, 'wrote .ringwall/exceptions.yaml\n')
  assert.equal(ringwall(cwd, ['scan']).status, 0)
  writeFileSync(join(cwd, FILE), `# ours\n${readFileSync(join(cwd, FILE), 'utf8')}# end\n`)
  assert.equal(add('--expires', '2999-02-01', '--path', '**/a/**').status, 0)
  const text = readFileSync(join(cwd, FILE), 'utf8')
  assert.match(text, /^# ours\n.*# end\n {2}- rules: \[pss-host-namespaces\]\n/s)
  assert.equal(add('--expires', 'soon').status, 2)
  assert.equal(readFileSync(join(cwd, FILE), 'utf8'), text)
})

test('only what is new counts against a baseline', (t) => {
  const cwd = project(t, { 'a.yaml': POD, 'd/.keep': '' })
  const scan = (...args: readonly string[]) => ringwall(cwd, ['scan', '--name', 'x', ...args])
  assert.equal(scan('-o', 'json=d/b.json').status, 1)
  const known = scan('--baseline', 'd/b.json')
  assert.deepEqual([known.status, /passed, 0 new findings/.test(known.stderr)], [0, true])
  assert.match(known.stdout, /\nAgainst d\/b\.json\n {2}0 new · 1 unchanged · 0 fixed\n/)
  writeFileSync(join(cwd, 'b.yaml'), POD.replace('web', 'other'))
  const more = scan('--baseline', 'd/b.json')
  assert.deepEqual([more.status, /failed, 1 new finding at or over high/.test(more.stderr)], [1, true])
  assert.match(more.stdout, /Pod default\/other/)
  assert.doesNotMatch(more.stdout, /Pod default\/web/)
  rmSync(join(cwd, 'a.yaml'))
  const { summary } = JSON.parse(scan('--baseline', 'd/b.json', '-f', 'json').stdout)
  assert.deepEqual(summary.baseline, { new: 1, unchanged: 0, fixed: 1, excepted: 0, notKnown: 0 })
  const left = JSON.parse(scan('--baseline', 'd/b.json', '-f', 'json', '--exclude', 'a.yaml').stdout)
  assert.equal(left.summary.baseline.fixed, 1)
  writeFileSync(join(cwd, 'a.yaml'), POD)
  const out = JSON.parse(scan('--baseline', 'd/b.json', '-f', 'json', '--exclude', 'a.yaml').stdout)
  assert.deepEqual(out.summary.baseline, { new: 1, unchanged: 0, fixed: 0, excepted: 0, notKnown: 1 })
  writeFileSync(join(cwd, 'a.yaml'), ANNOTATED)
  const { summary: last } = JSON.parse(scan('--baseline', 'd/b.json', '-f', 'json').stdout)
  assert.deepEqual(last.baseline, { new: 1, unchanged: 0, fixed: 0, excepted: 1, notKnown: 0 })
})

const baselines = [
  { name: 'that does not exist', text: undefined, says: /b\.json: cannot be read/ },
  { name: 'that is no JSON', text: '{', says: /b\.json:1:2: not JSON/ },
  { name: 'that is another JSON', text: '{}', says: /b\.json:1:1: is no JSON report/ },
]
for (const { name, text, says } of baselines)
  test(`exit 2: a baseline ${name}`, (t) => {
    const ran = ringwall(project(t, { 'a.yaml': POD, ...(text === undefined ? {} : { 'b.json': text }) }), [
      'scan',
      '--baseline',
      'b.json',
    ])
    assert.equal(ran.status, 2)
    assert.match(ran.stderr, says)
  })

test('exit 2: a baseline of another target', (t) => {
  const cwd = project(t, { 'a.yaml': POD })
  assert.equal(ringwall(cwd, ['scan', '--name', 'x', '-o', 'json=b.json']).status, 1)
  const ran = ringwall(cwd, ['scan', '--name', 'y', '--baseline', 'b.json'])
  assert.equal(ran.status, 2)
  assert.match(ran.stderr, /is a report of x, and this is a scan of y/)
})

test('every rule fits into the key of an annotation', () => {
  assert.ok(RULES.length > 60)
  assert.ok(ANNOTATION_PREFIX.length <= 253)
  for (const { id } of RULES) assert.match(id, /^[a-z0-9-]{1,63}$/)
})

const written: readonly { readonly name: string; readonly value: unknown; readonly isRight: boolean }[] = [
  { name: 'nothing', value: {}, isRight: true },
  { name: 'an empty list', value: { exceptions: [] }, isRight: true },
  { name: 'an exception', value: { exceptions: [fields()] }, isRight: true },
  { name: 'all fields', value: { $schema: 'x', exceptions: [fields({ files: ['a'], paths: ['b'] })] }, isRight: true },
  { name: 'files alone', value: { exceptions: [fields({ assets: undefined, files: ['**'] })] }, isRight: true },
  ...['rules', 'assets', 'reason', 'owner', 'expires'].flatMap((field) =>
    [undefined, 5, '', []].map((value) => ({
      name: `${field} ${JSON.stringify(value)}`,
      value: { exceptions: [fields({ [field]: value })] },
      isRight: false,
    })),
  ),
  { name: 'another field', value: { exceptions: [fields({ until: 'x' })] }, isRight: false },
  { name: 'another list', value: { exception: [] }, isRight: false },
  { name: 'a list for the map', value: [], isRight: false },
]
test('the JSON Schema and the reader agree', () => {
  const validate = new Ajv().compile(schema)
  for (const { name, value, isRight } of written) {
    const json = JSON.stringify(value)
    assert.equal(validate(JSON.parse(json)), isRight, `schema: ${name}`)
    assert.equal(parse(json).ok, isRight, `reader: ${name}`)
  }
  assert.equal(written.length, 28)
})

const NEW: NewException = {
  rule: 'pss-privileged',
  asset: '-/Node/*',
  paths: ['**/containers/a/**'],
  reason: 'yes: "quoted" #not a comment',
  owner: 'no',
  expires: '2999-01-31',
}

const texts = [
  { name: 'nothing', text: '', want: 1 },
  { name: 'a comment', text: '# a\n', want: 1 },
  { name: 'a list', text: entry(), want: 2 },
  { name: 'a list without indent', text: entry().replace(/^ {2}/gm, ''), want: 2 },
  { name: 'no line end', text: entry().trimEnd(), want: 2 },
]
for (const { name, text, want } of texts)
  test(`an exception is appended to ${name}`, () => {
    const result = parse(appended(text, NEW))
    assert.ok(result.ok, JSON.stringify(result))
    assert.equal(result.value.exceptions.length, want)
    const { rules, assets, paths, reason, owner, expires } = result.value.exceptions.at(-1) ?? {}
    assert.deepEqual({ rule: rules?.[0], asset: assets?.[0], paths, reason, owner, expires }, NEW)
  })

function fields(more: Readonly<Record<string, unknown>> = {}) {
  const terms = { reason: 'r', owner: 'o', expires: '2999-01-31' }
  return { rules: ['pss-privileged'], assets: ['a/B/c'], ...terms, ...more }
}

function parse(text: string) {
  const asset = { kind: 'file', scope: localScope(), target: 't', path: 'x' } as const
  return parseExceptionFile(text, { file: 'x', asset, rules: new Set(RULES.map(({ id }) => id)) })
}

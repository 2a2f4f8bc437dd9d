import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { frameworks } from '@ringwall/engines/compliance'
import { assessmentReports, reports } from '@ringwall/formats'

const ROOT = join(import.meta.dirname, '..', '..', '..', '..')

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line as a person does, in a process of its own. */
function ringwall(cwd: string, args: readonly string[], input = ''): Ran {
  const env = { ...process.env, NO_COLOR: '1' }
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'bin', 'ringwall'), args, {
    cwd,
    input,
    env,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function project(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'cli-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

const GOOD = `apiVersion: v1
kind: Pod
metadata: {name: good}
spec:
  automountServiceAccountToken: false
  securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
  containers:
    - name: a
      livenessProbe: {exec: {command: [a]}}
      readinessProbe: {exec: {command: [a]}}
      resources: {limits: {cpu: 1, memory: 64Mi}, requests: {cpu: 10m, memory: 64Mi}}
      securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, readOnlyRootFilesystem: true}
`
const BAD = GOOD.replace('spec:\n', 'spec:\n  hostNetwork: true\n').replace('good', 'bad')
const MEDIUM = GOOD.replace(', seccompProfile: {type: RuntimeDefault}', '')
const CUSTOM = 'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n'
const HOUSE = `id: house
name: House rules
sections:
  - id: A
    title: Pods
    controls:
      - {id: A.1, title: No pod shares the network of its node, rules: [pss-host-namespaces]}
      - {id: A.2, title: Somebody is in charge, decidedBy: process, undecided: Ask who.}
`
const BROKEN = 'apiVersion: v1\nkind: Pod\nmetadata: [\n'

const SIGMA = `title: A shell in a pod
id: 00000000-0000-4000-8000-000000000001
level: high
logsource: {product: kubernetes, service: audit}
detection: {exec: {objectRef.subresource: exec}, condition: exec}
`
const AUDIT = '{"apiVersion":"audit.k8s.io/v1","objectRef":{"subresource":"exec"}}\n'
const DETECT = ['detect', '--rules', 'rules']

const exits: readonly {
  name: string
  files: Record<string, string>
  args: readonly string[]
  status: number
  says?: RegExp
}[] = [
  {
    name: 'a detection',
    files: { 'rules/a.yml': SIGMA, 'a.json': AUDIT },
    args: [...DETECT, 'a.json'],
    status: 1,
    says: /1 finding at or over high/,
  },
  {
    name: 'a detection below the floor, with what rules cost',
    files: { 'rules/a.yml': SIGMA, 'a.json': AUDIT },
    args: [...DETECT, 'a.json', '--fail-on', 'critical', '--stats', '-f', 'ndjson'],
    status: 0,
    says: /ms {3}evaluated[\s\S]*00000000-0000-4000-8000-000000000001\n0 of 1 rules[\s\S]*none at or over critical/,
  },
  {
    name: 'events nobody knows',
    files: { 'rules/a.yml': SIGMA, 'a.json': '{}' },
    args: [...DETECT, 'a.json', '-f', 'ndjson'],
    status: 3,
    says: /not judged: a\.json:1:1: the log of this event is not known[\s\S]*incomplete/,
  },
  { name: 'no rules', files: { 'rules/a.txt': '', 'a.json': AUDIT }, args: [...DETECT, 'a.json'], status: 2 },
  { name: 'rules not named', files: { 'a.json': AUDIT }, args: ['detect', 'a.json'], status: 2 },
  {
    name: 'a log that is none',
    files: { 'rules/a.yml': SIGMA, 'a.json': AUDIT },
    args: [...DETECT, 'a.json', '--log', 'linux'],
    status: 2,
    says: /product=linux/,
  },
  { name: 'clean', files: { 'a.yaml': GOOD }, args: ['scan', '.'], status: 0, says: /clean/ },
  { name: 'the current directory by default', files: { 'a.yaml': BAD }, args: ['scan'], status: 1 },
  { name: 'findings', files: { 'a.yaml': BAD }, args: ['scan', '.'], status: 1, says: /1 finding at or over high/ },
  {
    name: 'findings below the floor',
    files: { 'a.yaml': MEDIUM },
    args: ['scan', '.'],
    status: 0,
    says: /none at or over high/,
  },
  { name: 'a lower floor', files: { 'a.yaml': MEDIUM }, args: ['scan', '.', '--fail-on', 'medium'], status: 1 },
  {
    name: 'a floor that nothing reaches',
    files: { 'a.yaml': BAD },
    args: ['scan', '.', '--fail-on', 'never'],
    status: 0,
  },
  {
    name: 'incomplete',
    files: { 'a.yaml': GOOD, 'b.yaml': BROKEN },
    args: ['scan', '.'],
    status: 3,
    says: /incomplete, 1 gap/,
  },
  { name: 'incomplete beats never', files: { 'b.yaml': BROKEN }, args: ['scan', '.', '--fail-on', 'never'], status: 3 },
  { name: 'findings beat incomplete', files: { 'a.yaml': BAD, 'b.yaml': BROKEN }, args: ['scan', '.'], status: 1 },
  { name: 'nothing there', files: { 'a.txt': '' }, args: ['scan', '.'], status: 3 },
  {
    name: 'nothing that a rule is about',
    files: { 'a.yaml': CUSTOM },
    args: ['scan', '.'],
    status: 0,
    says: /nothing to judge/,
  },
  { name: 'a target that does not exist', files: {}, args: ['scan', 'gone'], status: 3 },
  {
    name: 'the baseline level',
    files: { 'a.yaml': MEDIUM },
    args: ['scan', '.', '--level', 'baseline', '--fail-on', 'low'],
    status: 0,
  },
  {
    name: 'an old version',
    files: { 'a.yaml': MEDIUM },
    args: ['scan', '.', '--kubernetes-version', 'v1.18', '--fail-on', 'low'],
    status: 0,
  },
  {
    name: 'no such version',
    files: { 'a.yaml': GOOD },
    args: ['scan', '.', '--kubernetes-version', 'v9'],
    status: 2,
    says: /no Kubernetes version v9/,
  },
  { name: 'no such option', files: {}, args: ['scan', '--fast'], status: 2, says: /unknown option '--fast'/ },
  { name: 'no such format', files: {}, args: ['scan', '--format', 'pdf'], status: 2, says: /sarif/ },
  { name: 'no such command', files: {}, args: ['scann'], status: 2, says: /Did you mean scan/ },
  { name: 'a bad output', files: {}, args: ['scan', '-o', 'x.sarif'], status: 2, says: /format=file/ },
  {
    name: 'an output that cannot be written',
    files: { 'a.yaml': GOOD },
    args: ['scan', '.', '-o', 'json=no/such/x'],
    status: 2,
    says: /no\/such\/x: cannot be written/,
  },
  {
    name: 'one name for two targets',
    files: { 'a.yaml': GOOD, 'b.yaml': GOOD },
    args: ['scan', 'a.yaml', 'b.yaml', '--name', 'x'],
    status: 2,
  },
  {
    name: 'what is excluded',
    files: { 'a.yaml': GOOD, 'x/b.yaml': BAD },
    args: ['scan', '.', '--exclude', 'x/**'],
    status: 0,
  },
  {
    name: 'what is too large',
    files: { 'a.yaml': `${GOOD}#${' '.repeat(1024 * 1024)}` },
    args: ['scan', '.', '--max-file-size', '1'],
    status: 3,
  },
  { name: 'help', files: {}, args: ['--help'], status: 0 },
  { name: 'nothing at all', files: {}, args: [], status: 0 },
  { name: 'the release', files: {}, args: ['--version'], status: 0 },
  { name: 'a rule explained', files: {}, args: ['explain', 'pss-privileged'], status: 0 },
  {
    name: 'no such rule',
    files: {},
    args: ['explain', 'privileged'],
    status: 2,
    says: /did you mean .*pss-privileged/,
  },
  { name: 'the rules', files: {}, args: ['rules', 'list'], status: 0 },
  { name: 'the cases of the rules', files: {}, args: ['rules', 'test'], status: 0 },
  { name: 'the cases of no rule', files: {}, args: ['rules', 'test', 'nope'], status: 2 },
  { name: 'a new rule with a bad name', files: {}, args: ['rules', 'new', 'No Good'], status: 2 },
  { name: 'a new rule with a taken name', files: {}, args: ['rules', 'new', 'pss-privileged'], status: 2 },
  {
    name: 'a configuration',
    files: { '.ringwall/config.yaml': 'failOn: never\n', 'a.yaml': BAD },
    args: ['scan', '.'],
    status: 0,
  },
  {
    name: 'a configuration passed over',
    files: { '.ringwall/config.yaml': 'failOn: never\n', 'a.yaml': BAD },
    args: ['scan', '.', '--no-config'],
    status: 1,
  },
  {
    name: 'a flag goes before the configuration',
    files: { '.ringwall/config.yaml': 'failOn: never\n', 'a.yaml': BAD },
    args: ['scan', '.', '--fail-on', 'low'],
    status: 1,
  },
  {
    name: 'rules that are off',
    files: { '.ringwall/config.yaml': 'rules: {off: [pss-host-namespaces]}\n', 'a.yaml': BAD },
    args: ['scan', '.'],
    status: 0,
  },
  {
    name: 'a rule that is none, off',
    files: { '.ringwall/config.yaml': 'rules: {off: [nope]}\n', 'a.yaml': BAD },
    args: ['scan', '.'],
    status: 2,
    says: /names nope, which is no rule/,
  },
  {
    name: 'a mistake in the configuration',
    files: { '.ringwall/config.yaml': 'a: 1\nfailOn: often\n' },
    args: ['scan', '.'],
    status: 2,
    says: /config\.yaml:1:1: a is no setting[\s\S]*config\.yaml:2:1: failOn must be/,
  },
  {
    name: 'a broken configuration',
    files: { 'c.yaml': 'a: [' },
    args: ['scan', '.', '--config', 'c.yaml'],
    status: 2,
    says: /c\.yaml:1:5: not YAML/,
  },
  {
    name: 'controls failed',
    files: { 'a.yaml': BAD },
    args: ['comply', 'pss', '.'],
    status: 1,
    says: /1 control failed at or over high/,
  },
  {
    name: 'no control failed',
    files: { 'a.yaml': GOOD },
    args: ['comply', 'pss'],
    status: 0,
    says: /no control failed; 0 not judged/,
  },
  {
    name: 'controls failed below the floor',
    files: { 'a.yaml': MEDIUM },
    args: ['comply', 'pss', '.'],
    status: 0,
    says: /1 control failed, none at or over high/,
  },
  {
    name: 'controls failed at a lower floor',
    files: { 'a.yaml': MEDIUM },
    args: ['comply', 'pss', '.', '--fail-on', 'medium'],
    status: 1,
  },
  {
    name: 'controls failed, never mind',
    files: { 'a.yaml': BAD },
    args: ['comply', 'pss', '.', '--fail-on', 'never'],
    status: 0,
  },
  {
    name: 'an assessment that is incomplete',
    files: { 'a.yaml': GOOD, 'b.yaml': BROKEN },
    args: ['comply', 'pss', '.'],
    status: 3,
    says: /incomplete, 1 gap/,
  },
  {
    name: 'failed controls beat incomplete',
    files: { 'a.yaml': BAD, 'b.yaml': BROKEN },
    args: ['comply', 'pss'],
    status: 1,
  },
  {
    name: 'a framework of the house',
    files: { 'h.yaml': HOUSE, 'a/a.yaml': BAD },
    args: ['comply', './h.yaml', 'a'],
    status: 1,
  },
  {
    name: 'a mistake in a framework',
    files: { 'h.yaml': HOUSE.replace('pss-host-namespaces', 'host-network') },
    args: ['comply', 'h.yaml', '.'],
    status: 2,
    says: /h\.yaml:7:\d+: sections\.0\.controls\.0\.rules\.0 names "host-network", which is no rule/,
  },
  {
    name: 'no such framework',
    files: {},
    args: ['comply', 'cis', '.'],
    status: 2,
    says: /no framework "cis": one of cis-/,
  },
  {
    name: 'no such framework file',
    files: {},
    args: ['comply', './cis.yaml'],
    status: 2,
    says: /cis\.yaml: cannot be read/,
  },
  { name: 'no framework', files: {}, args: ['comply'], status: 2, says: /name a framework/ },
  {
    name: 'a format that assessments have not',
    files: {},
    args: ['comply', 'pss', '-f', 'sarif'],
    status: 2,
    says: /html, json/,
  },
  { name: 'the frameworks', files: {}, args: ['comply', '--list'], status: 0 },
  {
    name: 'a configuration that does not exist',
    files: {},
    args: ['scan', '.', '--config', 'gone.yaml'],
    status: 2,
    says: /gone\.yaml: does not exist/,
  },
]
for (const { name, files, args, status, says } of exits)
  test(`exit ${status}: ${name}`, (t) => {
    const ran = ringwall(project(t, files), args)
    assert.equal(ran.status, status, ran.stderr + ran.stdout)
    if (says !== undefined) assert.match(ran.stderr, says)
    assert.doesNotMatch(ran.stderr, /\n {4}at /, 'no stack')
  })

test('standard input is judged like a file', (t) => {
  const cwd = project(t, {})
  const bad = ringwall(cwd, ['scan', '-'], `${GOOD}---\n${BAD}`)
  assert.equal(bad.status, 1)
  assert.match(bad.stdout, /18 │ {3}hostNetwork: true/)
  assert.equal(ringwall(cwd, ['scan', '-'], '').status, 3)
})

for (const format of Object.keys(reports))
  test(`--format ${format} prints, --output writes the same`, (t) => {
    const cwd = project(t, { 'a.yaml': BAD })
    const { status, stdout } = ringwall(cwd, [
      'scan',
      'a.yaml',
      '--format',
      format,
      '-o',
      `${format}=out`,
      '--name',
      'shop',
    ])
    assert.equal(status, 1)
    assert.match(stdout, /pss-host-namespaces/)
    const bare = (text: string) => text.replace(/ {2,}/g, ' ')
    assert.equal(bare(readFileSync(join(cwd, 'out'), 'utf8')), bare(stdout))
  })

for (const format of Object.keys(assessmentReports))
  test(`comply --format ${format} prints, --output writes the same`, (t) => {
    const cwd = project(t, { 'a.yaml': BAD })
    const args = ['comply', 'nsa-cisa', 'a.yaml', '-f', format, '-o', `${format}=out`, '--name', 'shop']
    const { status, stdout } = ringwall(cwd, args)
    assert.equal(status, 1)
    assert.match(stdout, /pss-host-namespaces/)
    assert.match(stdout, /a\.yaml:5:3|"line": 5/)
    assert.equal(readFileSync(join(cwd, 'out'), 'utf8'), stdout)
  })

for (const framework of Object.keys(frameworks))
  test(`${framework}: every control has a status, and a percentage stands beside what was not judged`, (t) => {
    const cwd = project(t, { 'a.yaml': BAD })
    const { score, sections } = JSON.parse(ringwall(cwd, ['comply', framework, '.', '-f', 'json']).stdout)
    const controls = sections.flatMap((section: { controls: readonly unknown[] }) => section.controls)
    assert.equal(controls.length, score.total)
    assert.equal(score.decided + score.notJudged, score.total)
    assert.ok(score.counts.failed > 0)
  })

test('a rule that is off lets no control pass', (t) => {
  const off = 'rules: {off: [pss-host-ports]}\n'
  const cwd = project(t, { 'a.yaml': GOOD, '.ringwall/config.yaml': off })
  const { sections } = JSON.parse(ringwall(cwd, ['comply', 'pss', '.', '-f', 'json']).stdout)
  const control = sections[0].controls.find((c: { id: string }) => c.id === 'baseline/hostPorts')
  assert.equal(control.status, 'not_evaluated')
  assert.deepEqual(control.because, [{ reason: 'did_not_run', rules: ['pss-host-ports'] }])
})

test('a control shows its own evidence, where a more exact rule says it already', (t) => {
  const socket = BAD.replace(
    '  containers:',
    '  volumes: [{name: s, hostPath: {path: /var/run/docker.sock}}]\n  containers:',
  )
  const cwd = project(t, { 'a.yaml': socket })
  const { sections } = JSON.parse(ringwall(cwd, ['comply', 'pss', '.', '-f', 'json']).stdout)
  const control = sections[0].controls.find((c: { id: string }) => c.id === 'baseline/hostPathVolumes')
  assert.deepEqual(
    control.findings.map((f: { rule: string }) => f.rule),
    ['pss-host-path-volumes'],
  )
})

test('a chart is rendered with the values that are given, and is not fixed in its templates', (t) => {
  const cwd = project(t, {
    'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'chart/values.yaml': 'name: web\nhostNetwork: false\n',
    'chart/templates/pod.yaml': GOOD.replace('good', '"{{ .Values.name }}"').replace(
      'spec:\n',
      'spec:\n  hostNetwork: {{ .Values.hostNetwork }}\n',
    ),
    'more.yaml': 'hostNetwork: true\n',
    'broken.yaml': 'a: [\n',
  })
  const judged = (...args: readonly string[]): readonly string[] => {
    const { stdout } = ringwall(cwd, ['scan', 'chart', '--format', 'json', '--name', 'x', ...args])
    const { findings } = JSON.parse(stdout)
    return findings.map((f: { finding_info: { analytic: { uid: string } } }) => f.finding_info.analytic.uid)
  }
  const usesHost = (found: readonly string[]): boolean => found.includes('pss-host-namespaces')
  assert.equal(usesHost(judged()), false)
  assert.equal(usesHost(judged('--values', 'more.yaml')), true)
  assert.equal(usesHost(judged('--values', 'more.yaml', '--set', 'hostNetwork=false')), false)
  const wrong = ringwall(cwd, ['scan', 'chart', '--values', 'broken.yaml'])
  assert.deepEqual([wrong.status, /broken\.yaml:2:1: not YAML/.test(wrong.stderr)], [2, true])
  assert.equal(ringwall(cwd, ['scan', 'chart', '--set', 'x']).status, 2)
  const fixed = ringwall(cwd, ['fix', 'chart', '--values', 'more.yaml', '--unsafe'])
  assert.match(fixed.stdout + fixed.stderr, /is made by a template/)
})

test('every file that a scan cannot judge is told, and the rest is judged', (t) => {
  const cwd = project(t, {
    'bad.yaml': BAD,
    'good.yaml': GOOD,
    'bom.yaml': `\ufeff${GOOD.replace('good', 'bom')}`,
    'windows.yaml': GOOD.replace('good', 'windows').replaceAll('\n', '\r\n'),
    'empty.yaml': '',
    'binary.yaml': 'a\0b',
    'tabs.yaml': 'apiVersion: v1\nkind: Pod\n\tmetadata: {}\n',
    'twice.yaml': `${GOOD.replace('good', 'twice')}kind: Pod\n`,
    'deep.yaml': `apiVersion: v1\nkind: Pod\nx: ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
    'bomb.yaml': `apiVersion: v1\nkind: Pod\na0: &a0 [x]\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\n`,
    'type.yaml': GOOD.replace('runAsNonRoot: true', 'runAsNonRoot: "true"').replace('good', 'typed'),
    'template.yaml': `apiVersion: v1\nkind: Pod\n{{ if x }}\n`,
    'notes.yaml': 'todo: [\n',
    'chart/Chart.yaml': 'name: chart\n',
    'chart/templates/pod.yaml': `${BAD}{{ end }}`,
    'overlay/kustomization.yaml': 'patches:\n  - path: patch.yaml\n',
    'overlay/patch.yaml': BAD,
  })
  symlinkSync('..', join(cwd, 'overlay', 'loop'))
  const { status, stdout } = ringwall(cwd, ['scan', '.', '--format', 'json', '--name', 'x'])
  const result = JSON.parse(stdout)
  const gaps = result.coverage.gaps.map(
    (g: { code: string; file: string; line?: number }) => `${g.file}:${g.line ?? '-'} ${g.code}`,
  )
  assert.equal(status, 1)
  assert.equal(result.complete, false)
  assert.equal(result.coverage.objectsJudged, 6)
  assert.deepEqual(gaps.sort(), [
    'binary.yaml:- binary',
    'bomb.yaml:1 alias_expansion',
    'chart/templates/pod.yaml:14 template',
    'deep.yaml:3 too_deep',
    'empty.yaml:- empty',
    'overlay/kustomization.yaml:- overlay',
    'overlay/loop:- directory_loop',
    'tabs.yaml:3 syntax',
    'template.yaml:3 template',
    'twice.yaml:13 duplicate_key',
    'type.yaml:6 wrong_type',
  ])
})

test('a file of 100 MiB is told in bounded time and memory', (t) => {
  const cwd = project(t, { 'good.yaml': GOOD })
  writeFileSync(join(cwd, 'large.yaml'), `${GOOD}---\n`.repeat(Math.ceil((100 * 1024 * 1024) / (GOOD.length + 4))))
  const { status, stdout } = ringwall(cwd, ['scan', '.', '--format', 'json'])
  const { coverage } = JSON.parse(stdout)
  assert.equal(status, 3)
  assert.deepEqual(
    coverage.gaps.map((g: { code: string }) => g.code),
    ['too_large'],
  )
  assert.equal(coverage.objectsJudged, 1)
})

test('process substitution is read', (t) => {
  const cwd = project(t, { 'a.yaml': BAD })
  const { stdout } = spawnSync('bash', ['-c', `${join(ROOT, 'bin', 'ringwall')} scan <(cat a.yaml)`], {
    cwd,
    encoding: 'utf8',
  })
  assert.match(stdout, /hostNetwork: true/)
})

test('a result that cannot be written is an error, told in a line', {
  skip: !existsSync('/dev/full') && 'no /dev/full',
}, (t) => {
  const cwd = project(t, { 'a.yaml': BAD })
  const { status, stderr } = spawnSync('sh', ['-c', `${join(ROOT, 'bin', 'ringwall')} scan . >/dev/full`], {
    cwd,
    encoding: 'utf8',
  })
  assert.equal(status, 4)
  assert.match(stderr, /ringwall: the result cannot be written: /)
  assert.doesNotMatch(stderr, /\n {4}at /)
})

test('the reader of a pipe may leave', (t) => {
  const cwd = project(t, { 'a.yaml': `${BAD}---\n`.repeat(3000) })
  const { stderr } = spawnSync('sh', ['-c', `${join(ROOT, 'bin', 'ringwall')} scan . | head -1`], {
    cwd,
    encoding: 'utf8',
  })
  assert.doesNotMatch(stderr, /EPIPE|\n {4}at /)
})

test('reports for forges name files by their path in the repository', (t) => {
  const cwd = project(t, { 'deploy/a.yaml': BAD, '.git/HEAD': '' })
  const gitlab = (args: readonly string[], at: string) =>
    JSON.parse(ringwall(at, ['scan', ...args, '-f', 'gitlab']).stdout)[0].location.path
  assert.equal(gitlab(['.'], join(cwd, 'deploy')), 'deploy/a.yaml')
  assert.equal(gitlab([join(cwd, 'deploy')], tmpdir()), join(cwd, 'deploy', 'a.yaml'))
  assert.match(ringwall(join(cwd, 'deploy'), ['scan', '.']).stdout, / a\.yaml\n/)
})

test('targets are named by their place in the repository', (t) => {
  const cwd = project(t, { 'deploy/shop/a.yaml': BAD, '.git/HEAD': '' })
  const name = (args: readonly string[], at = cwd) =>
    JSON.parse(ringwall(at, ['scan', ...args, '--format', 'json']).stdout).targets
  assert.deepEqual(name(['deploy/shop']), ['deploy/shop'])
  assert.deepEqual(name(['.'], join(cwd, 'deploy', 'shop')), ['deploy/shop'])
  assert.deepEqual(name(['deploy/shop/a.yaml']), ['deploy/shop'])
  assert.deepEqual(name(['deploy', '--name', 'x']), ['x'])
})

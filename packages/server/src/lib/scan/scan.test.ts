import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { NEWEST } from '@ringwall/engines/lib/pod-security'
import { checks } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { assign, type Values } from '@ringwall/formats/helm'
import { parser } from '@ringwall/formats/kubernetes'
import { localScope, nameOf, type Scan } from '@ringwall/model'
import { scan, targetId } from './index.ts'

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: NAME}\nspec: {containers: [{name: a}]}\n'
const pod = (name: string): string => POD.replace('NAME', name)

function folder(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'scan-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

async function run(
  paths: readonly string[],
  more: { exclude?: readonly string[]; chartValues?: Values } = {},
): Promise<Scan> {
  const request = {
    version: '1',
    scope: localScope(),
    targets: paths.map((path) => ({
      id: 't',
      path,
      input: Readable.from([]),
      exclude: more.exclude ?? [],
      maxFileBytes: 10_000,
    })),
    parser,
    checks,
    settings: { podSecurityLevel: 'restricted', kubernetesVersion: NEWEST },
    limits: DEFAULT_LIMITS,
    ...(more.chartValues === undefined ? {} : { chartValues: more.chartValues }),
    now: () => 1000,
    onProgress: () => undefined,
  } as const
  return scan(request, new AbortController().signal)
}

/** Names of what was judged, and gaps by file below `root`. */
function show(root: string, { findings, coverage }: Scan): unknown {
  const names = [...new Set(findings.map(({ asset }) => nameOf(asset).split('/').at(-1)))].sort()
  return { names, gaps: coverage.gaps.map((g) => `${g.at.file.replace(root, '')} ${g.code}`) }
}

const chart = {
  'c/Chart.yaml': 'name: c\n',
  'c/values.yaml': 'kind: DaemonSet\nname: a\n',
  'c/templates/a.yaml': pod('"{{ .Values.name }}"'),
}
const cases: readonly { name: string; files: Record<string, string>; names: string[]; gaps: string[] }[] = [
  { name: 'a chart is rendered', files: { ...chart, 'p.yaml': pod('p') }, names: ['a', 'p'], gaps: [] },
  {
    name: 'a template that cannot be rendered is a gap, and the others are judged',
    files: { ...chart, 'c/templates/b.yaml': '{{ x }}', 'c/templates/d.yaml': '{{ fail "no" }}', 'p.yaml': pod('p') },
    names: ['a', 'p'],
    gaps: ['/c/templates/b.yaml template', '/c/templates/d.yaml template'],
  },
  {
    name: 'a subchart belongs to its parent',
    files: {
      ...chart,
      'c/values.yaml': 'name: a\ns: {name: from-parent}\n',
      'c/charts/s/Chart.yaml': 'name: s\n',
      'c/charts/s/values.yaml': 'name: own\n',
      'c/charts/s/templates/a.yaml': pod('"{{ .Values.name }}"'),
      'c/charts/s/charts/t/Chart.yaml': 'name: t\n',
      'c/charts/s/charts/t/templates/a.yaml': pod('deep'),
    },
    names: ['a', 'deep', 'from-parent'],
    gaps: [],
  },
  {
    name: 'a dependency that is not there is a gap',
    files: { ...chart, 'c/Chart.yaml': 'name: c\ndependencies: [{name: gone, version: 1.x}]\n' },
    names: ['a'],
    gaps: ['/c/Chart.yaml template'],
  },
  {
    name: 'a library renders nothing',
    files: {
      'l/Chart.yaml': 'name: l\ntype: library\n',
      'l/templates/_a.tpl': '{{ define "a" }}{{ end }}',
      'p.yaml': pod('p'),
    },
    names: ['p'],
    gaps: [],
  },
  {
    name: 'what lies in a chart beside its sources is judged as it stands',
    files: { ...chart, 'c/examples/x.yaml': pod('x'), 'c/crds/w.yaml': pod('w'), 'c/ci/a-values.yaml': 'kind: Pod\n' },
    names: ['a', 'w', 'x'],
    gaps: [],
  },
  {
    name: 'a chart within a chart, but not in its charts/, stands alone',
    files: { ...chart, 'c/more/d/Chart.yaml': 'name: d\n', 'c/more/d/templates/a.yaml': pod('d') },
    names: ['a', 'd'],
    gaps: [],
  },
  {
    name: 'what a template prints wrongly is a gap at the template',
    files: { ...chart, 'c/templates/b.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {{ "{" }}\n' },
    names: ['a'],
    gaps: ['/c/templates/b.yaml syntax'],
  },
  {
    name: 'a folder of templates without a chart is judged',
    files: { 'templates/a.yaml': pod('a') },
    names: ['a'],
    gaps: [],
  },
  {
    name: 'patches of an overlay are one gap, its resources are judged',
    files: {
      'o/kustomization.yaml':
        'patches:\n- path: p.yaml\n- patch: inline\npatchesStrategicMerge: [q.yaml]\npatchesJson6902:\n- path: ../r.yaml\n',
      'o/p.yaml': pod('p'),
      'o/q.yaml': pod('q'),
      'r.yaml': pod('r'),
      'o/base.yaml': pod('base'),
    },
    names: ['base'],
    gaps: ['/o/kustomization.yaml overlay'],
  },
  {
    name: 'an overlay without patches is no gap',
    files: { 'kustomization.yaml': 'resources: [a.yaml]\n', 'a.yaml': pod('a') },
    names: ['a'],
    gaps: [],
  },
  { name: 'nothing of Kubernetes', files: { 'a.yaml': 'b: c\n' }, names: [], gaps: [' nothing_judged'] },
]
const overlays: typeof cases = [
  {
    name: 'a broken manifest beside the templates of a chart is told',
    files: { 'c/Chart.yaml': 'name: c\n', 'c/manifests/a.yaml': 'kind: Pod\nmetadata: {\n', 'p.yaml': pod('p') },
    names: ['p'],
    gaps: ['/c/manifests/a.yaml syntax'],
  },
  {
    name: 'inline patches are a gap too',
    files: { 'kustomization.yaml': 'resources: [a.yaml]\npatches: [{patch: x}]\n', 'a.yaml': pod('a') },
    names: ['a'],
    gaps: ['/kustomization.yaml overlay'],
  },
  {
    name: 'a kustomization without extension',
    files: { Kustomization: 'components: [x]\n', 'a.yaml': pod('a') },
    names: ['a'],
    gaps: ['/Kustomization overlay'],
  },
  {
    name: 'remote resources',
    files: { 'kustomization.yaml': 'resources: ["https://example.com/a?ref=1"]\n', 'a.yaml': pod('a') },
    names: ['a'],
    gaps: ['/kustomization.yaml overlay'],
  },
]
for (const { name, files, names, gaps } of [...cases, ...overlays])
  test(name, async (t) => {
    const root = folder(t, files)
    assert.deepEqual(show(root, await run([root])), { names, gaps })
  })

test('a template that a person named is judged as it stands', async (t) => {
  const root = folder(t, chart)
  assert.deepEqual(show(root, await run([join(root, 'c/templates/a.yaml')])), {
    names: ['{{ .Values.name }}'],
    gaps: [],
  })
})

test('a finding in a chart is at the line of its template, and no fix is written there', async (t) => {
  const root = folder(t, {
    'c/Chart.yaml': 'name: c\n',
    'c/values.yaml': 'security:\n  privileged: true\n',
    'c/templates/_h.tpl':
      '{{ define "containers" }}\n- name: b\n  image: b\n  securityContext:\n    privileged: true\n{{ end }}\n',
    'c/templates/a.yaml': [
      'apiVersion: v1',
      'kind: Pod',
      'metadata: {name: a}',
      'spec:',
      '  containers:',
      '  {{- include "containers" . | trim | nindent 2 }}',
      '  - name: a',
      '    securityContext:',
      '      {{- toYaml .Values.security | nindent 6 }}',
    ].join('\n'),
  })
  const { findings } = await run([root])
  const evidence = findings.flatMap((f) => (f.rule === 'pss-privileged' ? f.evidence : []))
  assert.deepEqual(
    evidence.map(({ message, span, excerpt, isRendered }) => ({
      message,
      file: span.file.replace(root, ''),
      line: span.start.line,
      lines: excerpt.lines,
      isRendered,
    })),
    [
      {
        message: 'container "b" is privileged',
        file: '/c/templates/_h.tpl',
        line: 5,
        lines: ['    privileged: true'],
        isRendered: true,
      },
      {
        message: 'container "a" is privileged',
        file: '/c/templates/a.yaml',
        line: 9,
        lines: ['      {{- toYaml .Values.security | nindent 6 }}'],
        isRendered: true,
      },
    ],
  )
})

test('values are given over those of a chart', async (t) => {
  const root = folder(t, chart)
  const values = assign(new Map(), 'name=given')
  assert.ok(values.kind === 'values')
  assert.deepEqual(show(root, await run([root], { chartValues: values.values })), { names: ['given'], gaps: [] })
})

test('globs are relative to the target', async (t) => {
  const root = folder(t, { 'a/x.yaml': pod('x'), 'b/a/y.yaml': pod('why'), 'node_modules/z.yaml': pod('z') })
  assert.deepEqual(show(root, await run([root], { exclude: ['a'] })), { names: ['why'], gaps: [] })
})

test('several targets are one scan, and the same gap is told once', async (t) => {
  const root = folder(t, { 'a.yaml': pod('a'), 'b.yaml': pod('b') })
  const result = await run([
    join(root, 'a.yaml'),
    join(root, 'b.yaml'),
    join(root, 'gone.yaml'),
    join(root, 'gone.yaml'),
  ])
  assert.deepEqual(show(root, result), { names: ['a', 'b'], gaps: ['/gone.yaml missing'] })
  assert.deepEqual([result.targets.length, result.coverage.filesRead, result.startedAt], [4, 2, 1000])
})

test('a target has the name of its place, with or without a repository', (t) => {
  const root = folder(t, { '.git/HEAD': '', 'deploy/a.yaml': '' })
  assert.equal(targetId(join(root, 'deploy')), 'deploy')
  assert.equal(targetId(join(root, 'deploy', 'a.yaml')), 'deploy')
  assert.equal(targetId(join(root, 'deploy', 'gone.yaml')), 'deploy/gone.yaml')
  assert.equal(targetId(root), root.split('/').at(-1))
  assert.equal(targetId('-'), 'stdin')
  assert.equal(targetId(folder(t, {})).startsWith('scan-'), true)
})

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { NEWEST } from '@ringwall/engines/lib/pod-security'
import { checks } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS } from '@ringwall/formats'
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

async function run(paths: readonly string[], more: { exclude?: readonly string[] } = {}): Promise<Scan> {
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
  'c/values.yaml': '',
  'c/templates/a.yaml': pod('a'),
  'c/templates/b.yaml': '{{ x }}',
}
const cases: readonly { name: string; files: Record<string, string>; names: string[]; gaps: string[] }[] = [
  {
    name: 'templates of a chart are one gap',
    files: { ...chart, 'p.yaml': pod('p') },
    names: ['p'],
    gaps: ['/c/Chart.yaml template'],
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
  assert.deepEqual(show(root, await run([join(root, 'c/templates/a.yaml')])), { names: ['a'], gaps: [] })
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

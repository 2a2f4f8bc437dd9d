import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localScope, nameOf } from '@ringwall/model'
import fc from 'fast-check'
import type { File, Reading } from '../format.ts'
import { DEFAULT_LIMITS } from '../index.ts'
import { isClusterScoped, isWorkload, parser, podPath } from './index.ts'

const CONTEXT = { scope: localScope(), target: 't', time: 0, source: 'test', limits: DEFAULT_LIMITS }

function read(content: string | Uint8Array, more: Partial<File> = {}): Reading {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return parser.parse({ path: 'a.yaml', bytes, sizeBytes: bytes.length, isNamed: false, ...more }, CONTEXT)
}

function show({ facts, others, gaps }: Reading): unknown {
  const names = facts.map((f) => (f.class === 'kubernetes_resource' ? nameOf(f.asset) : f.class))
  return {
    names,
    others,
    gaps: gaps.map((g) => `${g.code} ${'start' in g.at ? `${g.at.start.line}:${g.at.start.column}` : '-'}`),
  }
}

const cases: readonly {
  name: string
  text: string
  more?: Partial<File>
  names?: string[]
  others?: number
  gaps?: string[]
}[] = [
  { name: 'an object', text: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: ns}', names: ['t/ns/Pod/a'] },
  {
    name: 'no namespace is default',
    text: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}',
    names: ['t/default/Pod/a'],
  },
  { name: 'cluster-scoped', text: 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}', names: ['t/-/Namespace/a'] },
  {
    name: 'a generated name',
    text: 'apiVersion: v1\nkind: Pod\nmetadata: {generateName: a-}',
    names: ['t/default/Pod/a-*'],
  },
  {
    name: 'several documents',
    text: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\nfoo: bar\n---\napiVersion: x/v1\nkind: Custom\nmetadata: {name: b}',
    names: ['t/default/Pod/a', 't/default/Custom/b'],
    others: 1,
  },
  {
    name: 'a list',
    text: 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n- oops: true',
    names: ['t/default/Pod/a'],
    gaps: ['not_an_object 7:3'],
  },
  {
    name: 'a typed list, whose items leave their type out',
    text: '{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"a"}}]}',
    names: ['t/default/Pod/a'],
  },
  {
    name: 'JSON objects after each other',
    text: '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"}}\n{}',
    names: ['t/default/Pod/a'],
    others: 1,
  },
  {
    name: 'JSON indented by tabs, in a YAML file',
    text: '{\n\t"apiVersion":"v1",\n\t"kind":"Pod",\n\t"metadata":{"name":"a"}}',
    names: ['t/default/Pod/a'],
  },
  {
    name: 'a workload without a name',
    text: 'apiVersion: v1\nkind: Pod\nmetadata: {}',
    gaps: ['not_an_object 1:1'],
    others: 0,
  },
  {
    name: 'configuration of a component, named by its file',
    text: 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nreadOnlyPort: 0',
    names: ['t/-/KubeletConfiguration/a.yaml'],
  },
  {
    name: 'configuration of kubeadm, two of them in a file',
    text: 'apiVersion: kubeadm.k8s.io/v1beta4\nkind: InitConfiguration\n---\napiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration',
    names: ['t/-/InitConfiguration/a.yaml', 't/-/ClusterConfiguration/a.yaml'],
  },
  {
    name: 'configuration of a tool',
    text: 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []',
    others: 1,
  },
  { name: 'a broken manifest', text: 'apiVersion: v1\nkind: Pod\nmetadata: [', gaps: ['syntax 3:12'], others: 1 },
  {
    name: 'a broken manifest leaves the next',
    text: 'apiVersion: v1\nkind: [\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}',
    names: ['t/default/Pod/a'],
    gaps: ['syntax 3:1'],
    others: 1,
  },
  { name: 'a broken document of something else', text: 'foo: [', others: 1 },
  {
    name: 'a broken document that a person named',
    text: 'foo: [',
    more: { isNamed: true },
    gaps: ['syntax 1:7'],
    others: 1,
  },
  {
    name: 'a template',
    text: 'apiVersion: v1\nkind: Pod\n{{- if .x }}\nmetadata: {name: a}\n{{- end }}',
    gaps: ['template 3:1'],
    others: 1,
  },
  {
    name: 'a doubled key',
    text: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nkind: Pod',
    names: ['t/default/Pod/a'],
    gaps: ['duplicate_key 4:1'],
  },
  { name: 'an empty file', text: ' \n', gaps: ['empty -'], others: 0 },
  { name: 'comments alone', text: '# apiVersion: v1\n', others: 0 },
  { name: 'too large, YAML', text: 'a: 1', more: { sizeBytes: 5 }, gaps: ['too_large -'], others: 0 },
  { name: 'too large, JSON of something else', text: '{"a"', more: { path: 'a.json', sizeBytes: 99 }, others: 1 },
  {
    name: 'too large, JSON of a cluster',
    text: '{"apiVersion": "v1"',
    more: { path: 'a.json', sizeBytes: 99 },
    gaps: ['too_large -'],
    others: 0,
  },
]
const misspelt: typeof cases = [
  {
    name: 'a list whose items are a map',
    text: 'apiVersion: v1\nkind: List\nitems: {a: b}',
    gaps: ['not_an_object 3:1'],
  },
  {
    name: 'a workload whose apiVersion is misspelt',
    text: 'apiversion: v1\nkind: Pod\nmetadata: {name: a}',
    gaps: ['not_an_object 1:1'],
  },
  {
    name: 'a workload whose kind is misspelt',
    text: 'apiVersion: v1\nKind: Pod\nmetadata: {name: a}',
    gaps: ['not_an_object 1:1'],
  },
  {
    name: 'a byte order mark before the second document',
    text: 'foo: bar\n---\n\ufeffapiVersion: v1\nkind: Pod\nmetadata: {name: a}',
    others: 1,
    gaps: ['not_an_object 3:1'],
  },
]
for (const { name, text, others = 0, gaps = [] } of misspelt)
  test(name, () => assert.deepEqual(show(read(text)), { names: [], others, gaps }))

test('a file of nothing but mistakes is told in bounded words', () => {
  const { gaps } = read(`{"apiVersion":"v1","kind":"List","items":[${'0,'.repeat(300_000)}0]}`)
  assert.equal(gaps.length, 101)
  assert.equal(gaps.at(-1)?.message, '299901 more gaps in this file')
})

for (const { name, text, more, names = [], others = 0, gaps = [] } of cases)
  test(name, () => assert.deepEqual(show(read(text, more)), { names, others, gaps }))

test('binary and badly encoded files are told', () => {
  assert.deepEqual(show(read(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0))), { names: [], others: 0, gaps: ['binary -'] })
  assert.deepEqual(show(read(Uint8Array.of(0x61, 0xff))), { names: [], others: 0, gaps: ['not_utf8 -'] })
})

test('a byte order mark and Windows line ends do not matter', () => {
  const reading = read('\ufeffapiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: a\r\n')
  assert.deepEqual(show(reading), { names: ['t/default/Pod/a'], others: 0, gaps: [] })
})

test('claims files by name alone', () => {
  for (const path of ['a.yaml', 'b/c.YML', 'd.json']) assert.equal(parser.claims(path), true, path)
  for (const path of ['a.yaml.gz', 'yaml', 'a.txt', 'json']) assert.equal(parser.claims(path), false, path)
})

test('every kind of workload has its pod', () => {
  assert.deepEqual(podPath('Pod'), [])
  assert.deepEqual(podPath('CronJob'), ['spec', 'jobTemplate', 'spec', 'template'])
  assert.equal(podPath('Service'), undefined)
  assert.equal(isWorkload('StatefulSet'), true)
  assert.equal(isWorkload('DeploymentConfig'), true)
  assert.equal(isClusterScoped('ClusterRole'), true)
  assert.equal(isClusterScoped('Role'), false)
})

test('any bytes give a reading', () => {
  const text = fc.array(
    fc.constantFrom(
      'apiVersion: v1\n',
      'kind: List\n',
      'items:\n',
      '- ',
      '  ',
      'metadata: {name: a}\n',
      '---\n',
      '{',
      '"',
      '\t',
    ),
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 64 }),
    text.map((t) => new TextEncoder().encode(t.join(''))),
  )
  fc.assert(
    fc.property(bytes, fc.boolean(), (content, isNamed) => {
      for (const { message } of read(content, { isNamed }).gaps) assert.notEqual(message, '')
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 100) * 5 },
  )
})

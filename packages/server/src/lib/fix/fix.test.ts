import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { NEWEST } from '@ringwall/engines/lib/pod-security'
import { type Check, checks, podCheck } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import { localScope } from '@ringwall/model'
import { type FixPlan, planFixes } from './index.ts'

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  hostPID: true # why\n  containers: [{name: a}]\n'
const HOST = ['pss-host-namespaces']

interface Options {
  readonly rules?: readonly string[]
  readonly allowsUnsafe?: boolean
  readonly checks?: readonly Check[]
  readonly input?: string
}

function folder(t: TestContext, files: Readonly<Record<string, string | Buffer>>): string {
  const root = mkdtempSync(join(tmpdir(), 'fix-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

function plan(paths: readonly string[], options: Options = {}): Promise<FixPlan> {
  const { rules = HOST, allowsUnsafe = true, input = '' } = options
  const scan = {
    version: '1',
    scope: localScope(),
    targets: paths.map((path) => ({
      id: 't',
      path,
      input: Readable.from([input]),
      exclude: [],
      maxFileBytes: 10_000,
    })),
    parser,
    checks: options.checks ?? checks,
    settings: { podSecurityLevel: 'restricted', kubernetesVersion: NEWEST },
    limits: DEFAULT_LIMITS,
    now: () => 1000,
    onProgress: () => undefined,
  } as const
  return planFixes({ scan, rules, allowsUnsafe }, new AbortController().signal)
}

/** What the files would hold, and why what is not fixed is not. */
function show({ files, unfixed }: FixPlan): { readonly texts: readonly string[]; readonly because: readonly string[] } {
  return {
    texts: files.map(({ after }) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(after)),
    because: unfixed.map(({ because }) => ('reason' in because ? `${because.kind}: ${because.reason}` : because.kind)),
  }
}

const FIXED = POD.replace('  hostPID: true # why\n', '')

test('a fix is made, and nothing else', async (t) => {
  const root = folder(t, { 'a.yaml': POD, 'b.yaml': FIXED })
  assert.deepEqual(show(await plan([root])), { texts: [FIXED], because: [] })
})

test('what can break a program needs leave', async (t) => {
  const root = folder(t, { 'a.yaml': POD })
  assert.deepEqual(show(await plan([root], { allowsUnsafe: false })), { texts: [], because: ['unsafe'] })
})

test('what is safe needs none', async (t) => {
  const text = `${POD}  securityContext: {runAsUser: 1000}\n`
  const root = folder(t, { 'a.yaml': text })
  const { texts } = show(await plan([root], { allowsUnsafe: false, rules: ['pss-run-as-non-root'] }))
  assert.deepEqual(texts, [text.replace('{name: a}]', '{name: a, securityContext: {runAsNonRoot: true}}]')])
})

test('what only a person can decide is told', async (t) => {
  const root = folder(t, { 'a.yaml': POD })
  assert.deepEqual(show(await plan([root], { rules: ['resource-requests'] })), { texts: [], because: ['person'] })
})

test('standard input', async () => {
  assert.deepEqual(show(await plan(['-'], { input: POD })), { texts: [FIXED], because: [] })
})

test('a byte order mark and Windows line ends stay', async (t) => {
  const windows = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n')}`
  const root = folder(t, { 'a.yaml': windows(POD) })
  assert.deepEqual(show(await plan([root])).texts, [windows(FIXED)])
})

test('UTF-16 stays UTF-16', async (t) => {
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le')
  const root = folder(t, { 'a.yaml': utf16(POD) })
  const { files } = await plan([root])
  assert.deepEqual(Buffer.from(files[0]?.after ?? []), utf16(FIXED))
})

test('a template is refused', async (t) => {
  const root = folder(t, { 'a.yaml': `${POD}  hostname: "{{ name }}"\n` })
  const { texts, because } = show(await plan([join(root, 'a.yaml')]))
  assert.deepEqual(texts, [])
  assert.match(because.join(), /^refused: .*\{\{ \}\}/)
})

test('a file with two names is edited once', async (t) => {
  const root = folder(t, { 'd/a.yaml': POD })
  symlinkSync(join(root, 'd', 'a.yaml'), join(root, 'd', 'link.yaml'))
  const found = await plan([join(root, 'd'), join(root, 'd', 'a.yaml'), join(root, 'd', 'link.yaml')])
  assert.deepEqual(show(found), { texts: [FIXED], because: [] })
  assert.equal(found.files[0]?.names.length, 2)
})

test('an object that is written twice is fixed in both places', async (t) => {
  const root = folder(t, { 'a.yaml': `${POD}---\n${POD}` })
  assert.deepEqual(show(await plan([root])).texts, [`${FIXED}---\n${FIXED}`])
})

test('a value that stands in another object, by an alias, is refused', async (t) => {
  const pod = (spec: string): string => `{apiVersion: v1, kind: Pod, metadata: {name: NAME}, spec: ${spec}}`
  const spec = '&spec {hostPID: true, containers: [{name: a}]}'
  const items = `- ${pod(spec).replace('NAME', 'a')}\n- ${pod('*spec').replace('NAME', 'b')}\n`
  const root = folder(t, { 'a.yaml': `apiVersion: v1\nkind: List\nitems:\n${items}` })
  const { texts, because } = show(await plan([root]))
  assert.deepEqual(texts, [])
  assert.equal(because.length, 2)
  for (const reason of because) assert.match(reason, /^refused: .*alias/)
})

const about = {
  title: 'A rule of a test',
  description: 'A rule of a test.',
  severity: 'low',
  standard: undefined,
  references: [],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Nothing.',
  fix: { safety: 'safe', mayStop: 'Nothing.' },
} as const

test('a change that does not help is withdrawn', async (t) => {
  const useless = podCheck({
    ...about,
    id: 'useless',
    judge: ({ spec }) => [
      { path: spec.path, message: 'always', edit: { kind: 'set', path: [...spec.path, 'a'], value: 1 } },
    ],
  })
  const root = folder(t, { 'a.yaml': POD })
  assert.deepEqual(show(await plan([root], { rules: [], checks: [useless] })), {
    texts: [],
    because: ['withdrawn: it is still found after the change'],
  })
})

test('a change that makes something else wrong is withdrawn, the others stay', async (t) => {
  const needs = (id: string, field: string, without: string): Check =>
    podCheck({
      ...about,
      id,
      judge: ({ spec }) => {
        const at = spec.at(field)
        if (at.raw !== undefined || spec.at(without).raw !== undefined) return []
        return [{ path: at.path, message: `no ${field}`, edit: { kind: 'set', path: at.path, value: true } }]
      },
    })
  const forbids = podCheck({
    ...about,
    id: 'forbids',
    judge: ({ spec }) => {
      const at = spec.at('a')
      return at.raw === undefined ? [] : [{ path: at.path, message: 'has a', edit: undefined }]
    },
  })
  const root = folder(t, { 'a.yaml': POD })
  const all = [needs('needs-a', 'a', 'x'), needs('needs-b', 'b', 'x'), forbids]
  assert.deepEqual(show(await plan([root], { rules: [], checks: all })), {
    texts: [`${POD}  b: true\n`],
    because: ['withdrawn: forbids would be found after it'],
  })
})

test('lines that hold a secret are known', async (t) => {
  const env = '  - name: a\n    env:\n    - name: PASSWORD\n      value: hunter2-really\n'
  const pod = POD.replace('  containers: [{name: a}]\n', `  containers:\n${env}`)
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  a: b\n'
  const root = folder(t, { 'a.yaml': `${pod}---\n${secret}` })
  const { files } = await plan([root])
  assert.deepEqual([...(files[0]?.secretLines ?? [])], [9, 10, 15, 16])
})

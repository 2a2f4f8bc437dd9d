import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NEWEST } from '@ringwall/engines/lib/pod-security'
import { checks, posture } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS, type File } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import { localScope } from '@ringwall/model'
import { manifests } from '../conformance/corpora.ts'
import { type Benchmark, type Figure, median, times } from './benchmark.ts'

/** Manifests: bytes in, findings out, all checks on, one core; and how long the released command line takes to start. */
export const benchmark: Benchmark = { run }

async function* run(corpora: string): AsyncIterable<Figure> {
  yield await throughput(corpora)
  yield await coldStart()
  for (const peer of ['trivy', 'kubescape']) if (!isInstalled(peer)) yield absent(peer)
}

async function throughput(corpora: string): Promise<Figure> {
  const files = [...manifests(corpora)]
    .filter(([path]) => parser.claims(path))
    .map(([path, bytes]) => asFile(path, bytes))
  const batch = Array.from({ length: 20 }, () => files).flat()
  const objects = judge(batch)
  const value = Math.round((objects / median(await times(7, () => judge(batch)))) * 1000)
  const note = `${objects} objects of ${files.length} files, 20 times over, median of 7, parsed and judged by ${checks.length} checks`
  return { name: 'manifests.throughput', value, unit: 'objects/s', target: '>= 2000', met: value >= 2000, note }
}

/** How many objects there were. */
function judge(files: readonly File[]): number {
  const context = { scope: localScope(), target: 'bench', time: 0, source: 'bench', limits: DEFAULT_LIMITS }
  const engine = posture(checks, { podSecurityLevel: 'restricted', kubernetesVersion: NEWEST })
  let objects = 0
  for (const [i, file] of files.entries()) {
    const { facts } = parser.parse(file, { ...context, target: String(i) })
    const resources = facts.filter((fact) => fact.class === 'kubernetes_resource')
    objects += resources.length
    engine.apply(resources.map((resource) => ({ kind: 'put', resource })))
  }
  engine.judge()
  return objects
}

function asFile(path: string, bytes: Uint8Array): File {
  return { path, bytes, sizeBytes: bytes.length, isNamed: false }
}

async function coldStart(): Promise<Figure> {
  const cli = join(import.meta.dirname, '..', 'dist', 'ringwall')
  const base = { name: 'cli.coldStart', unit: 'ms', target: '<= 200' }
  if (!existsSync(cli)) return { ...base, value: 0, met: undefined, note: 'not measured: run npm run build first' }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const manifest = join(folder, 'pod.yaml')
  writeFileSync(manifest, 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a}]}\n')
  const measured = await times(15, () => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'scan', manifest], { encoding: 'utf8' })
    assert.equal(status, 1, stderr)
  })
  rmSync(folder, { recursive: true })
  const value = Math.round(median(measured))
  return { ...base, value, met: value <= 200, note: 'bundled, a scan of one pod, process start to exit, median of 15' }
}

function isInstalled(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined
}

function absent(peer: string): Figure {
  return {
    name: `manifests.${peer}`,
    value: 0,
    unit: 'objects/s',
    target: '',
    met: undefined,
    note: `${peer} is not installed here`,
  }
}

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { readScan } from '@ringwall/formats/json'
import { type Asset, asFingerprint, type Finding, localScope } from '@ringwall/model'
import { openState, type Recordable } from '@ringwall/store/state'

/** Fills a store with as many findings as wanted: those of the example, again and again under other names, with all their places. */
export async function fillStore(path: string, wanted: number): Promise<number> {
  const example = exampleScan()
  const state = await openState({ path, now: Date.now() })
  let kept = 0
  for (let target = 0; kept < wanted; target++) {
    const scan = grown(example, target, Math.min(PER_SCAN, wanted - kept))
    await state.findings.record(`bench-${target}`, scan, 'push')
    kept += scan.findings.length
  }
  await state.close()
  return kept
}

function exampleScan(): Recordable {
  const cli = join(import.meta.dirname, '..', 'packages', 'server', 'src', 'cli', 'main.ts')
  const examples = join(import.meta.dirname, '..', 'examples')
  const args = [cli, 'scan', examples, '--no-config', '--fail-on', 'never', '-q', '-f', 'json']
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
  const read = readScan(JSON.parse(stdout), localScope())
  if (!read.ok) throw new Error(`${read.error.message} ${stderr}`)
  return read.value
}

/** A cluster of its own: `count` findings, in namespaces of a size that clusters have. */
function grown(example: Recordable, index: number, count: number): Recordable {
  const target = `cluster-${index}`
  const at = Date.now() - 60 * 60_000 + index * 1000
  const findings = Array.from({ length: count }, (_, n): Finding => {
    const finding = example.findings[n % example.findings.length] as Finding
    const copy = Math.floor(n / example.findings.length)
    return {
      ...finding,
      time: at,
      fingerprint: asFingerprint(`1:${target}/${copy}/${finding.fingerprint}`),
      asset: moved(finding.asset, target, copy),
    }
  })
  return { ...example, targets: [target], startedAt: at, finishedAt: at + 1000, findings, excepted: [] }
}

function moved(asset: Asset, target: string, copy: number): Asset {
  if (asset.kind === 'file') return { ...asset, target, path: `${copy}/${asset.path}` }
  const { namespace } = asset
  return {
    ...asset,
    target,
    name: `${asset.name}-${copy}`,
    namespace: namespace === '-' ? '-' : `team-${copy % NAMESPACES}`,
  }
}

const PER_SCAN = 20_000
const NAMESPACES = 40

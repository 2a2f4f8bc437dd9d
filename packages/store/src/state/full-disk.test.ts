import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { localScope } from '@ringwall/model'
import { openState, type State, StateError } from './index.ts'
import { sampleScan } from './sample.ts'

/** A store that has little room, and how it gets more. */
interface Small {
  readonly path: string
  readonly entry?: URL
  readonly makeRoom: () => void
  readonly release: () => void
}

/** Everywhere: SQLite takes no more pages than it may. It proves what the store does with SQLITE_FULL, not that a disk gives it. */
function limited(): Small {
  const root = mkdtempSync(join(tmpdir(), 'full-'))
  const path = join(root, 'state.db')
  const allow = (pages: number): void => writeFileSync(`${path}.pages`, String(pages))
  allow(600)
  return {
    path,
    entry: new URL('./limited-thread.ts', import.meta.url),
    makeRoom: () => allow(100_000),
    release: () => rmSync(root, { recursive: true }),
  }
}

/** For real: a file system of few megabytes in memory, of which a file takes a part. */
function mounted(): Small | string {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'mounting a file system needs root on Linux'
  const root = mkdtempSync(join(tmpdir(), 'full-'))
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=10m', 'tmpfs', root], { encoding: 'utf8' })
  if (status !== 0) {
    rmdirSync(root)
    return `no file system can be mounted: ${stderr?.trim() ?? 'no mount'}`
  }
  writeFileSync(join(root, 'others'), Buffer.alloc(5 * 1024 * 1024))
  return {
    path: join(root, 'state.db'),
    makeRoom: () => rmSync(join(root, 'others')),
    release: () => {
      spawnSync('umount', ['-l', root])
      rmdirSync(root)
    },
  }
}

const record = ({ findings }: State, at: number) =>
  findings.record(`scan ${at}`, sampleScan({ at, findings: named(at) }), 'push')

const named = (at: number) => Array.from({ length: 300 }, (_, i) => ({ rule: 'a', name: `w-${at}-${i}` }))

async function counted({ findings }: State): Promise<number> {
  const { byState } = await findings.facets({ scope: localScope(), where: {} })
  return (byState['open'] ?? 0) + (byState['resolved'] ?? 0)
}

async function fillUp(state: State): Promise<number> {
  for (let at = 10; at < 200; at++)
    try {
      await record(state, at)
    } catch (cause) {
      assert.ok(cause instanceof StateError)
      assert.deepEqual([cause.code, /full/.test(cause.message)], ['full', true], cause.message)
      return at - 10
    }
  throw new Error('the disk does not fill')
}

for (const { name, make } of [
  { name: 'a limit of pages', make: limited },
  { name: 'a small file system', make: mounted },
])
  test(`a full disk is told and survived: ${name}`, async (t) => {
    const small = make()
    if (typeof small === 'string') return t.skip(small)
    const { path, entry } = small
    const states: State[] = []
    const open = async (): Promise<State> => {
      const state = await openState({ path, now: 1, ...(entry === undefined ? {} : { entry }) })
      states.push(state)
      return state
    }
    try {
      const state = await open()
      await state.ping()
      const kept = await fillUp(state)
      assert.ok(kept > 0)
      assert.equal(await counted(state), kept * 300, 'it answers, and of the scan that failed nothing is there')
      await assert.rejects(state.ping(), (cause) => cause instanceof StateError && cause.code === 'full')
      await assert.rejects(record(state, 300), StateError)
      small.makeRoom()
      await state.ping()
      await record(state, 300)
      assert.equal(await counted(state), (kept + 1) * 300)
      await state.close()
      assert.equal(await counted(await open()), (kept + 1) * 300, 'what was acknowledged is there')
    } finally {
      await states.at(-1)?.close()
      small.release()
    }
  })

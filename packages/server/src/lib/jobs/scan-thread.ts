import { parentPort } from 'node:worker_threads'
import { checks } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS, parsers } from '@ringwall/formats'
import { localScope, type RuleId } from '@ringwall/model'
import { VERSION } from '../../version.ts'
import { loadConfig } from '../config/index.ts'
import { exceptionSettings } from '../exceptions/index.ts'
import { scan } from '../scan/index.ts'
import { postureSettings } from '../settings.ts'
import type { ScanNews, ScanOrder } from './protocol.ts'

/** Judges a target in this thread, and says how it goes and what came of it. */
export async function runScanThread(order: ScanOrder): Promise<void> {
  try {
    tell({ kind: 'done', scan: await judged(order) })
  } catch (cause) {
    tell({ kind: 'failed', error: cause instanceof Error ? cause.message : String(cause) })
  }
}

async function judged({ path, target }: ScanOrder) {
  const config = await loadConfig(path, undefined)
  const { settings, checks: loaded } = postureSettings(config, checks)
  const asked = { cwd: path, targets: [path], exceptions: undefined, config: undefined, name: target, exclude: [] }
  const exceptions = exceptionSettings(asked, config)
  let last = 0
  const { rules, ...rest } = await scan(
    {
      version: VERSION,
      scope: localScope(),
      targets: [
        {
          id: target,
          path,
          input: process.stdin,
          exclude: config.exclude,
          maxFileBytes: config.fileMiB * 1024 * 1024,
        },
      ],
      parser: await parsers.kubernetes(),
      checks: loaded,
      settings,
      ...(exceptions === undefined ? {} : { exceptions }),
      limits: DEFAULT_LIMITS,
      now: () => Date.now(),
      onProgress: ({ filesRead, objectsFound }) => {
        const now = Date.now()
        if (now - last < PROGRESS_MS) return
        last = now
        tell({ kind: 'progress', filesRead, objectsFound })
      },
    },
    new AbortController().signal,
  )
  const ids: ReadonlyMap<RuleId, true> = new Map(Array.from(rules.keys(), (id) => [id, true]))
  return { ...rest, rules: ids }
}

function tell(news: ScanNews): void {
  parentPort?.postMessage(news)
}

const PROGRESS_MS = 200

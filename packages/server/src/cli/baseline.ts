import { readFileSync, statSync } from 'node:fs'
import { readBaseline } from '@ringwall/formats/json'
import type { Baseline } from '@ringwall/model'
import { UsageError } from '../lib/usage-error.ts'

/** Reads the JSON report of an earlier scan. Throws a UsageError where it is none, or is of none of these targets. */
export function loadBaseline(file: string, targets: readonly string[]): Baseline {
  const result = readBaseline(read(file), file)
  if (!result.ok) {
    const { at, message } = result.error
    throw new UsageError(`${'start' in at ? `${file}:${at.start.line}:${at.start.column}` : file}: ${message}`)
  }
  const baseline = result.value
  if (!baseline.targets.some((target) => targets.includes(target)))
    throw new UsageError(
      `${file}: is a report of ${baseline.targets.join(', ')}, and this is a scan of ${targets.join(', ')}: ` +
        'no finding could be the same; scan the same target, or give both the same --name',
    )
  return baseline
}

function read(file: string): string {
  try {
    const { size } = statSync(file)
    if (size > MAX_BYTES) throw new UsageError(`${file}: has ${size} bytes, more than the limit of ${MAX_BYTES}`)
    return readFileSync(file, 'utf8')
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(`${file}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** A hundred thousand findings; all of it is held at once. */
const MAX_BYTES = 256 * 1024 * 1024

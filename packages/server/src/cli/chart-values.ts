import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import type { Values } from '@ringwall/formats/helm'
import { UsageError } from '../lib/usage-error.ts'

/** Values for Helm charts, as `helm template` takes them. */
export interface ChartValueFlags {
  readonly values: readonly string[]
  readonly set: readonly string[]
}

/** Reads the values that a person gave for charts; `undefined` where there are none. Throws a UsageError for a file or assignment that is wrong. */
export async function chartValues(cwd: string, { values, set }: ChartValueFlags): Promise<Values | undefined> {
  if (values.length === 0 && set.length === 0) return undefined
  const { readValues } = await import('@ringwall/formats/helm')
  const read = readValues(
    values.map((path) => ({ path, text: textOf(cwd, path) })),
    set,
    DEFAULT_LIMITS,
  )
  if (read.kind === 'wrong') throw new UsageError(read.message)
  return read.values
}

function textOf(cwd: string, path: string): string {
  try {
    return readFileSync(resolve(cwd, path), 'utf8')
  } catch (cause) {
    throw new UsageError(`${path}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

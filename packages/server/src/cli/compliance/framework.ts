import { closeSync, openSync, readSync } from 'node:fs'
import { decodeText } from '@ringwall/base/encoding'
import { frameworkFrom, frameworks, parseFramework } from '@ringwall/engines/compliance'
import type { Framework, Gap, Rule } from '@ringwall/model'
import { UsageError } from '../../lib/usage-error.ts'

/** Ids of the frameworks that come with the release. */
export const FRAMEWORK_IDS: readonly string[] = Object.keys(frameworks)

/** A framework that comes with the release, or the one in a file. Throws a UsageError that names file, line and field for each mistake. */
export async function frameworkNamed(name: string, rules: readonly Rule[]): Promise<Framework> {
  const framework = await shippedFramework(name)
  if (framework !== undefined) return framework
  if (IS_FILE.test(name)) return readFramework(name, rules)
  throw new UsageError(
    `no framework ${JSON.stringify(name)}: one of ${FRAMEWORK_IDS.join(', ')}, or a file such as ./house.yaml`,
  )
}

/** A framework that comes with the release, or `undefined`. */
export async function shippedFramework(id: string): Promise<Framework | undefined> {
  const load = Object.entries(frameworks).find(([known]) => known === id)?.[1]
  return load === undefined ? undefined : frameworkFrom(await load())
}

function readFramework(file: string, rules: readonly Rule[]): Framework {
  const read = parseFramework(file, textOf(file), new Set(rules.map(({ id }) => id)))
  if (!read.ok) throw new UsageError(read.error.map(printMistake).join('\nringwall: '))
  return read.value
}

function textOf(file: string): string {
  const decoded = decodeText(bytesOf(file))
  if (decoded.kind === 'text') return decoded.text
  throw new UsageError(`${file}: holds no text in UTF-8 or marked UTF-16`)
}

/** At most one byte more than the limit, which says enough. */
function bytesOf(file: string): Uint8Array {
  const bytes = new Uint8Array(MAX_BYTES + 1)
  let length = 0
  try {
    const handle = openSync(file, 'r')
    try {
      for (let read = 1; read > 0 && length < bytes.length; length += read)
        read = readSync(handle, bytes, length, bytes.length - length, null)
    } finally {
      closeSync(handle)
    }
  } catch (cause) {
    throw new UsageError(`${file}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  if (length > MAX_BYTES) throw new UsageError(`${file}: has more than ${MAX_BYTES} bytes`)
  return bytes.subarray(0, length)
}

function printMistake({ message, at }: Gap): string {
  const place = 'start' in at ? `${at.file}:${at.start.line}:${at.start.column}` : at.file
  return `${place}: ${message}`
}

const IS_FILE = /[\\/]|\.ya?ml$/i
const MAX_BYTES = 2 * 1024 * 1024

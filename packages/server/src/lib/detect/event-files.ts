import { statSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { FileAsset, Gap, Scope } from '@ringwall/model'
import { filesystem } from '@ringwall/sources/filesystem'
import { targetId } from '../scan/index.ts'

/** A file of events, or `-`. */
export interface EventFile {
  readonly path: string
  /** What a person named: the file, or the folder that it is in. */
  readonly asset: FileAsset
}

/** The files named, and those of the folders named whose names are of logs in JSON, compressed or not; or why there are none. */
export async function* eventFiles(
  paths: readonly string[],
  scope: Scope,
  signal: AbortSignal,
): AsyncIterable<EventFile | Gap> {
  for (const path of paths) {
    const asset = assetOf(path, scope)
    if (path !== '-' && isDirectory(path)) yield* filesBelow(path, asset, signal)
    else yield { path, asset }
  }
}

/** What events of a path are of: logs are rotated, so that those of one folder are of one thing. */
export function assetOf(path: string, scope: Scope): FileAsset {
  if (path === '-') return { kind: 'file', scope, target: 'stdin', path }
  const full = resolve(path)
  return { kind: 'file', scope, target: targetId(dirname(full)), path: basename(full) }
}

async function* filesBelow(path: string, asset: FileAsset, signal: AbortSignal): AsyncIterable<EventFile | Gap> {
  let isEmpty = true
  const options = { path, wanted: (name: string) => LOG.test(name), excluded: () => false, maxBytes: 0 }
  for await (const sighting of filesystem(options).sightings(signal)) {
    isEmpty &&= sighting.kind === 'ignored'
    if (sighting.kind === 'trouble') yield sighting.gap
    if (sighting.kind === 'seen') yield { path: sighting.value.path, asset }
  }
  if (isEmpty) yield { code: 'nothing_judged', message: 'holds no log in JSON', at: { file: path } }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

const LOG = /\.(?:json|jsonl|ndjson|log)(?:\.(?:gz|zst))?$/i

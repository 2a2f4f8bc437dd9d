import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { File } from '@ringwall/formats'
import { err, type Gap, ok, type Result } from '@ringwall/model'
import { reason } from '../lib/reason/index.ts'
import type { FileSource, Sighting } from '../source.ts'
import { readBounded } from './read.ts'

export interface FilesystemOptions {
  /** A file or a directory, as the person wrote it. */
  readonly path: string
  /** Which files are worth opening, by name. */
  readonly wanted: (path: string) => boolean
  /** Which paths below the target are left out; `/` between parts on every system. */
  readonly excluded: (path: string) => boolean
  /** Bytes read of one file. */
  readonly maxBytes: number
}

/**
 * The files at or below a path, in name order, each once however many links lead to it. Links are followed while they
 * stay inside the target; one that leads outside, into a loop or nowhere is a trouble, and the rest goes on.
 */
export function filesystem(options: FilesystemOptions): FileSource {
  return {
    id: 'filesystem',
    needs: { network: false, privileges: [] },
    sightings: (signal) => walk(options, signal),
  }
}

interface Walk extends FilesystemOptions {
  /** The target without links. */
  readonly root: string
  readonly signal: AbortSignal
  /** Real paths already visited. */
  readonly visited: Set<string>
}

async function* walk(options: FilesystemOptions, signal: AbortSignal): AsyncIterable<Sighting<File>> {
  try {
    const kind = await stat(options.path)
    // A pipe, as of process substitution, has no real path.
    const root = kind.isFile() || kind.isDirectory() ? await realpath(options.path) : options.path
    const state: Walk = { ...options, root, signal, visited: new Set() }
    if (kind.isDirectory()) yield* directory(state, options.path, root, [])
    else yield await file(state, options.path, root, true)
  } catch (cause) {
    yield trouble(reason(cause), options.path)
  }
}

/** `ancestors` are the real paths of the directories that lead here. */
async function* directory(
  walk: Walk,
  shown: string,
  real: string,
  ancestors: readonly string[],
): AsyncIterable<Sighting<File>> {
  if (ancestors.length >= MAX_DEPTH) {
    yield trouble({ code: 'too_deep', message: `directories nested deeper than ${MAX_DEPTH}` }, shown)
    return
  }
  walk.visited.add(real)
  const listed = await list(real)
  if (!listed.ok) yield trouble(listed.error, shown)
  for (const name of listed.ok ? listed.value : []) {
    if (walk.signal.aborted) return
    yield* entry(walk, join(shown, name), join(real, name), [...ancestors, real])
  }
}

async function list(path: string): Promise<Result<readonly string[], Pick<Gap, 'code' | 'message'>>> {
  try {
    return ok((await readdir(path)).sort())
  } catch (cause) {
    return err(reason(cause))
  }
}

async function* entry(
  walk: Walk,
  shown: string,
  path: string,
  ancestors: readonly string[],
): AsyncIterable<Sighting<File>> {
  if (walk.excluded(toSlashes(relative(walk.root, path)))) {
    yield { kind: 'ignored' }
    return
  }
  try {
    const isLink = (await lstat(path)).isSymbolicLink()
    const real = isLink ? await realpath(path) : path
    const kind = await stat(real)
    if (isLink) {
      const problem = linkProblem(walk, real, ancestors, kind.isDirectory() || walk.wanted(shown))
      if (problem !== undefined) yield trouble(problem, shown)
      if (problem !== undefined) return
    }
    if (walk.visited.has(real)) return
    if (kind.isDirectory()) yield* directory(walk, shown, real, ancestors)
    else if (kind.isFile() || !walk.wanted(shown)) yield await file(walk, shown, real, false)
    else yield trouble({ code: 'unreadable', message: 'is no regular file' }, shown)
  } catch (cause) {
    if (walk.wanted(shown) || !isMissing(cause)) yield trouble(reason(cause), shown)
  }
}

function linkProblem(
  walk: Walk,
  real: string,
  ancestors: readonly string[],
  matters: boolean,
): Pick<Gap, 'code' | 'message'> | undefined {
  if (ancestors.includes(real)) return { code: 'directory_loop', message: 'is a link to a directory that contains it' }
  const isInside = real === walk.root || real.startsWith(walk.root.endsWith(sep) ? walk.root : walk.root + sep)
  if (isInside || !matters) return undefined
  return { code: 'outside_target', message: 'is a link that leads out of the target, not followed' }
}

async function file(walk: Walk, shown: string, real: string, isNamed: boolean): Promise<Sighting<File>> {
  if (!isNamed && !walk.wanted(shown)) return { kind: 'ignored' }
  walk.visited.add(real)
  try {
    const { bytes, sizeBytes } = await readBounded(real, walk.maxBytes)
    return { kind: 'seen', value: { path: toSlashes(shown), bytes, sizeBytes, isNamed } }
  } catch (cause) {
    return trouble(reason(cause), shown)
  }
}

function trouble(what: Pick<Gap, 'code' | 'message'>, shown: string): Sighting<File> {
  return { kind: 'trouble', gap: { ...what, at: { file: toSlashes(shown) } } }
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
}

const MAX_DEPTH = 128

import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import type { Readable } from 'node:stream'
import { glob } from '@ringwall/base/glob'
import type { FileSource } from '@ringwall/sources'
import { filesystem } from '@ringwall/sources/filesystem'
import { stdin } from '@ringwall/sources/stdin'
import { type ChartPlace, chartPlaces } from './charts.ts'
import { repositoryOf } from './repository.ts'

/** One thing to scan. */
export interface TargetRequest {
  /** Begins the names of its assets. */
  readonly id: string
  /** A file, a directory, or `-`. */
  readonly path: string
  /** What `-` reads. */
  readonly input: Readable
  /** Globs, relative to the target, of what is left out. */
  readonly exclude: readonly string[]
  readonly maxFileBytes: number
}

export interface OpenTarget {
  readonly source: FileSource
  /** Which chart a file belongs to, by its path. */
  readonly chartOf: (path: string) => ChartPlace | undefined
  /** Files and directories that were left out, named as files are; filled while the source is read. */
  readonly leftOut: ReadonlySet<string>
}

/** Directories of tools that hold no manifests of the target. */
const NEVER: readonly string[] = ['**/.git', '**/node_modules']

/** Opens a target: of a directory, the files that are `wanted` are read. */
export function openTarget(
  target: TargetRequest,
  wanted: (path: string, chartOf: OpenTarget['chartOf']) => boolean,
): OpenTarget {
  if (target.path === '-')
    return {
      source: stdin({ input: target.input, maxBytes: target.maxFileBytes }),
      chartOf: () => undefined,
      leftOut: new Set(),
    }
  const chartOf = chartPlaces(target.path.replaceAll(sep, '/'))
  const leftOut = new Set<string>()
  const globs = [...NEVER, ...target.exclude].map(glob)
  const source = filesystem({
    path: target.path,
    wanted: (path) => wanted(path.replaceAll(sep, '/'), chartOf),
    excluded: (path) => {
      const isExcluded = globs.some((matches) => matches(path))
      if (isExcluded) leftOut.add(join(target.path, path).replaceAll(sep, '/'))
      return isExcluded
    },
    maxBytes: target.maxFileBytes,
  })
  return { source, chartOf, leftOut }
}

/** The path of the target within its Git repository, or the name of its directory: the same on every machine. */
export function targetId(path: string): string {
  if (path === '-') return 'stdin'
  const real = existing(resolve(path))
  const root = isFile(real) ? dirname(real) : real
  const repository = repositoryOf(root)
  const within = repository === undefined ? '' : relative(repository, root)
  return within === '' ? basename(root) || 'root' : within.replaceAll(sep, '/')
}

function existing(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

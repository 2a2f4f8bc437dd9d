import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { UsageError } from './usage-error.ts'

/** A file of a project that was read. */
export interface ProjectFile {
  /** As seen from where the command runs. */
  readonly path: string
  readonly text: string
}

/** Reads `.ringwall/<name>` in `cwd` or the nearest directory above that has one. Throws a UsageError where it cannot be read. */
export function readNearest(cwd: string, name: string): ProjectFile | undefined {
  for (let at = cwd; ; at = dirname(at)) {
    const path = join(at, FOLDER, name)
    const text = read(path)
    if (text !== undefined) return { path: relative(cwd, path), text }
    if (dirname(at) === at) return undefined
  }
}

/** Reads a file that a person named. Throws a UsageError where there is none. */
export function readNamed(path: string): ProjectFile {
  const text = read(path)
  if (text === undefined) throw new UsageError(`${path}: does not exist`)
  return { path, text }
}

/** `undefined` where there is none. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
      return undefined
    throw new UsageError(`${path}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** Where the files of a project lie. */
const FOLDER = '.ringwall'

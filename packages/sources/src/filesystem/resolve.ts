import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Resolve } from '@ringwall/formats'

export interface FileResolverOptions {
  /** The target: what files refer to is read at or below it, or in the directory of a target that is a file. */
  readonly path: string
  /** The directory of a Maven repository, as `~/.m2/repository` is one. */
  readonly mavenRepository: string | undefined
  /** A file that is larger is not found. */
  readonly maxBytes: number
  /** Files of the target that are looked for; a hundred thousand where it is left out. */
  readonly maxFiles?: number
}

/**
 * Finds what files refer to, on this machine alone. Links count where they stay inside. Never throws: what cannot be read is not there,
 * and so is all beyond `maxFiles` files of the target, for those may name each other without end.
 */
export function fileResolver({ path, mavenRepository, maxBytes, maxFiles = MAX_FILES }: FileResolverOptions): Resolve {
  const root = rootOf(path)
  const repository = mavenRepository === undefined ? undefined : rootOf(mavenRepository)
  let left = maxFiles
  return (wanted) => {
    if (wanted.kind === 'file')
      return root === undefined || left-- <= 0 ? undefined : readWithin(root, wanted.path, maxBytes)
    return repository === undefined ? undefined : readWithin(repository, join(repository, wanted.path), maxBytes)
  }
}

function rootOf(path: string): string | undefined {
  try {
    const real = realpathSync(path)
    return statSync(real).isDirectory() ? real : dirname(real)
  } catch {
    return undefined
  }
}

function readWithin(root: string, path: string, maxBytes: number): Uint8Array | undefined {
  try {
    const real = realpathSync(path)
    const inside = real.startsWith(root.endsWith(sep) ? root : root + sep)
    const kind = statSync(real)
    return inside && kind.isFile() && kind.size <= maxBytes ? new Uint8Array(readFileSync(real)) : undefined
  } catch {
    return undefined
  }
}

const MAX_FILES = 100_000

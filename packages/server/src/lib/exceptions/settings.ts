import { realpathSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { EXCEPTION_RULES, type ExceptionSettings } from '@ringwall/engines/exceptions'
import type { Config } from '../config/index.ts'
import { RULES } from '../known-rules.ts'
import { loadExceptions, projectPath } from './load.ts'

/** What a person said about exceptions, and what they are for. */
export interface ExceptionRequest {
  readonly cwd: string
  readonly targets: readonly string[]
  /** A file, false for none, or nothing said. */
  readonly exceptions: string | boolean | undefined
  /** False where what the project brings is not to be believed. */
  readonly config: string | boolean | undefined
  readonly name: string | undefined
  /** Globs that this run alone leaves out. */
  readonly exclude: readonly string[]
}

/**
 * How exceptions count in a scan; `undefined` where they do not. Without the project's configuration its exceptions do not
 * count either, in the file or on objects, unless a person names a file: then that one alone counts.
 */
export function exceptionSettings(request: ExceptionRequest, { rulesOff }: Config): ExceptionSettings | undefined {
  const { cwd, exceptions, config, exclude, targets } = request
  const named = typeof exceptions === 'string' ? exceptions : undefined
  if (exceptions === false || (config === false && named === undefined)) return undefined
  const { project, file } = loadExceptions({ cwd, named, target: request.name })
  return {
    rules: EXCEPTION_RULES.filter(({ id }) => !rulesOff.includes(id)),
    known: new Set(RULES.map(({ id }) => id)),
    annotations: config === false ? 'ignored' : 'count',
    file,
    coversProject: exclude.length === 0 && targets.some((target) => holds(resolve(cwd, target), project)),
    projectPath: projectPath(project, cwd),
  }
}

/** True where a directory is the project, or one above it. */
function holds(target: string, project: string): boolean {
  try {
    const real = realpathSync(target)
    return real === project || project.startsWith(real.endsWith(sep) ? real : real + sep)
  } catch {
    return false
  }
}

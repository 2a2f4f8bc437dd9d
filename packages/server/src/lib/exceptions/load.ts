import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { type ExceptionFile, parseExceptionFile } from '@ringwall/engines/exceptions'
import { type Gap, localScope } from '@ringwall/model'
import { RULES } from '../known-rules.ts'
import { type ProjectFile, readNamed, readNearest } from '../project-file.ts'
import { targetId } from '../scan/index.ts'
import { UsageError } from '../usage-error.ts'

/** The exceptions of a project. */
export interface ProjectExceptions {
  /** The directory that holds `.ringwall`; where there is none, the one in which the command runs. */
  readonly project: string
  /** `undefined` where the project has no such file. */
  readonly file: ExceptionFile | undefined
}

export interface ExceptionSource {
  readonly cwd: string
  /** The file that a person named; else the nearest `.ringwall/exceptions.yaml`. */
  readonly named: string | undefined
  /** What the asset of the file is named by; else the place of the project. */
  readonly target: string | undefined
}

/** Reads the exceptions. Throws a UsageError that names file, line and field for each mistake. */
export function loadExceptions(source: ExceptionSource): ProjectExceptions {
  const { cwd, named } = source
  const found = named === undefined ? readNearest(cwd, 'exceptions.yaml') : readNamed(named)
  if (found === undefined) return { project: cwd, file: undefined }
  const folder = dirname(resolve(cwd, found.path))
  const project = basename(folder) === '.ringwall' ? dirname(folder) : cwd
  return { project, file: parsed(found, project, source) }
}

/** The path of a file within a project, `/` between parts; `undefined` where it lies outside, or is no file. */
export function projectPath(project: string, cwd: string): (file: string) => string | undefined {
  return (file) => {
    const path = relative(project, resolve(cwd, file))
    return file === '-' || path === '' || path === '..' || path.startsWith(`..${sep}`)
      ? undefined
      : path.replaceAll(sep, '/')
  }
}

/** Every mistake with its place, as a person reads them. */
export function told(mistakes: readonly Gap[]): string {
  const lines = mistakes.map(({ message, at }) => {
    const place = 'start' in at ? `${at.file}:${at.start.line}:${at.start.column}` : at.file
    return `${place}: ${message}`
  })
  return lines.join('\nringwall: ')
}

function parsed({ path, text }: ProjectFile, project: string, { cwd, target }: ExceptionSource): ExceptionFile {
  const asset = {
    kind: 'file',
    scope: localScope(),
    target: target ?? targetId(project),
    path: projectPath(project, cwd)(path) ?? join(path),
  } as const
  const result = parseExceptionFile(text, { file: path, asset, rules: KNOWN })
  if (!result.ok) throw new UsageError(told(result.error))
  return result.value
}

const KNOWN: ReadonlySet<string> = new Set(RULES.map(({ id }) => id))

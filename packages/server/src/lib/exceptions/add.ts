import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type ExceptionFile, parseExceptionFile } from '@ringwall/engines/exceptions'
import { localScope } from '@ringwall/model'
import { RULES } from '../known-rules.ts'
import { readNearest } from '../project-file.ts'
import { UsageError } from '../usage-error.ts'
import { appended, type NewException, printed } from './append.ts'
import { told } from './load.ts'

/** Writes an exception at the end of `named`, else of the nearest exceptions file, else of a new one here. Gives its path. Throws a UsageError and leaves the file as it is where the result would not be right. */
export function addException(cwd: string, named: string | undefined, exception: NewException): string {
  const path = named ?? readNearest(cwd, 'exceptions.yaml')?.path ?? join('.ringwall', 'exceptions.yaml')
  const text = textOf(path)
  const before = read(text, path)
  const next = appended(text, exception)
  const after = parse(next, path)
  if (after?.exceptions.length !== before.exceptions.length + 1) refuse(path, exception)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, next)
  return relative(cwd, path) || path
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return ''
    throw new UsageError(`${path}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

function read(text: string, path: string): ExceptionFile {
  const result = parseExceptionFile(text, contextOf(path))
  if (!result.ok) throw new UsageError(told(result.error))
  return result.value
}

/** What is wrong with the exception itself is told as it would be in the file. */
function parse(text: string, path: string): ExceptionFile | undefined {
  const result = parseExceptionFile(text, contextOf(path))
  if (!result.ok && result.error.some(({ code }) => code === 'wrong_type')) throw new UsageError(told(result.error))
  return result.ok ? result.value : undefined
}

function contextOf(file: string) {
  const asset = { kind: 'file', scope: localScope(), target: '', path: file } as const
  return { file, asset, rules: new Set(RULES.map(({ id }) => id)) }
}

function refuse(path: string, exception: NewException): never {
  throw new UsageError(
    `${path}: does not end with the list exceptions, one element a line; write it by hand:\n${printed(exception, '  ')}`,
  )
}

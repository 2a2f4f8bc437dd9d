import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { compileProgram, type Program } from '@ringwall/engines/waf'
import { parseUnicodeMap, type UnicodeMap } from '@ringwall/languages/lib/transform'
import { loadSecLang, type Ruleset, type SecLangError, type SecLangFile } from '@ringwall/languages/seclang'
import { err, type Result } from '@ringwall/model'
import { UsageError } from '../usage-error.ts'

/**
 * The rules of SecLang files, in the order they are named, with what they include and the data files they name. Paths are
 * seen from `cwd`, those within a file from where it lies; a file that is not there is a `UsageError`.
 */
export function loadWafRules(cwd: string, paths: readonly string[]): Result<Program, readonly SecLangError[]> {
  const { ruleset, errors } = loadSecLang(
    paths.flatMap((path) => rulesFiles(cwd, path)),
    found,
  )
  if (errors.length > 0) return err(errors)
  return compileProgram(ruleset, {
    readData: (path, from) => (isFile(resolve(dirname(from), path)) ? text(resolve(dirname(from), path)) : undefined),
    unicodeMap: unicodeMap(
      ruleset,
      paths.map((path) => dirname(resolve(cwd, path))),
    ),
  })
}

function rulesFiles(cwd: string, path: string): readonly SecLangFile[] {
  const files = found(resolve(cwd, path), cwd)
  if (files.length === 0) throw new UsageError(`no file ${JSON.stringify(path)}: name files of rules in SecLang`)
  return files
}

/** What a path or glob names, in order of names, as the servers include it. */
function found(path: string, from: string): readonly SecLangFile[] {
  const whole = resolve(dirname(from), path)
  const files = isFile(whole) ? [whole] : globSync(whole).filter(isFile).sort()
  return files.map((file) => ({ path: file, text: text(file) }))
}

/** The map that the settings name, from beside the rules; none where it is not there, and then low bytes count. */
function unicodeMap({ settings }: Ruleset, folders: readonly string[]): UnicodeMap | undefined {
  const named = settings.unicodeMap
  const file = folders.map((folder) => resolve(folder, named?.file ?? '')).find(isFile)
  return named === undefined || file === undefined ? undefined : parseUnicodeMap(text(file), named.page)
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

/** Bytes, one a character. */
function text(file: string): string {
  return readFileSync(file, 'latin1')
}

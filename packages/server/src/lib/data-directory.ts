import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'

/**
 * Where what is kept lies: `RINGWALL_DATA`, else `ringwall` in `XDG_DATA_HOME` (XDG Base Directory, which wants it absolute), else
 * `~/.local/share/ringwall`.
 */
export function dataDirectory(env: Readonly<Record<string, string | undefined>>, home: string = homedir()): string {
  const { RINGWALL_DATA: ours = '', XDG_DATA_HOME: shared = '' } = env
  if (ours !== '') return resolve(ours)
  return join(isAbsolute(shared) ? shared : join(home, '.local', 'share'), 'ringwall')
}

/** Makes the directory and the file of its store where there are none, for their owner alone: SQLite gives its other files the same mode. */
export function makeDataDirectory(directory: string): void {
  makeDirectory(directory)
  closeSync(openSync(statePath(directory), 'a', 0o600))
}

/** Makes the directory alone. */
export function makeDirectory(directory: string): void {
  if (existsSync(directory)) return
  // Recursive where it must be alone: below a parent that is there and takes no directory, such as /proc, it never returns.
  mkdirSync(directory, { recursive: !existsSync(dirname(directory)), mode: 0o700 })
}

/** The state store in a data directory. */
export function statePath(directory: string): string {
  return join(directory, 'state.db')
}

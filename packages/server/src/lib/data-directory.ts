import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/**
 * Where what is kept lies: `RINGWALL_DATA`, else `ringwall` in `XDG_DATA_HOME` (XDG Base Directory, which wants it absolute), else
 * `~/.local/share/ringwall`.
 */
export function dataDirectory(env: Readonly<Record<string, string | undefined>>, home: string = homedir()): string {
  const { RINGWALL_DATA: ours = '', XDG_DATA_HOME: shared = '' } = env
  if (ours !== '') return resolve(ours)
  return join(isAbsolute(shared) ? shared : join(home, '.local', 'share'), 'ringwall')
}

/** Makes the directory where there is none, for its owner alone. */
export function makeDataDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
}

/** The state store in a data directory. */
export function statePath(directory: string): string {
  return join(directory, 'state.db')
}

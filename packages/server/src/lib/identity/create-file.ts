import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, writeFileSync } from 'node:fs'

/** Makes a file where there is none: whole and on disk, or not at all, and of two at the same moment one counts. */
export function createFile(path: string, content: string | Buffer | (() => string | Buffer), mode: number): void {
  if (existsSync(path)) return
  const draft = `${path}.${process.pid}.draft`
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', mode)
  try {
    writeFileSync(file, typeof content === 'function' ? content() : content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    linkSync(draft, path)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause
  } finally {
    rmSync(draft, { force: true })
  }
}

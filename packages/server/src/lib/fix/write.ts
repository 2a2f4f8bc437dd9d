import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, open, readFile, realpath, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '@ringwall/model'

export interface Replacement {
  /** As the person named it. */
  readonly path: string
  /** Where it was when it was read, without links. */
  readonly real: string
  readonly before: Uint8Array
  readonly after: Uint8Array
}

/**
 * Replaces what a file holds at one stroke: beside it, synced, then renamed over it, with its mode and, where that is
 * allowed, its owner. An error in words where the file is not what was read any more, or cannot be written; it is then as it was.
 */
export async function replaceFile(file: Replacement): Promise<Result<undefined, string>> {
  const beside = join(dirname(file.real), `.${basename(file.real)}.${randomUUID()}.tmp`)
  try {
    const reason = await reasonAgainst(file)
    if (reason !== undefined) return err(reason)
    await writeLike(beside, file)
    const changed = await reasonAgainst(file)
    if (changed === undefined) await rename(beside, file.real)
    else await rm(beside, { force: true })
    return changed === undefined ? ok(undefined) : err(changed)
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined)
    return err(`cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** Why a file is left alone. */
async function reasonAgainst({ path, real, before }: Replacement): Promise<string | undefined> {
  if ((await realpath(path)) !== real) return 'is a link that leads elsewhere than when it was read'
  if (!(await lstat(real)).isFile()) return 'is no regular file'
  // A rename asks the directory alone.
  await access(real, constants.W_OK)
  return before.length === (await lstat(real)).size && Buffer.from(before).equals(await readFile(real))
    ? undefined
    : 'has changed since it was read'
}

async function writeLike(path: string, { real, after }: Replacement): Promise<void> {
  const { mode, uid, gid } = await lstat(real)
  await using handle = await open(path, 'wx', 0o600)
  await handle.writeFile(after)
  const own = await handle.stat()
  // Another's file becomes ours where we may not give it away, as it does with an editor.
  if (own.uid !== uid || own.gid !== gid) await handle.chown(uid, gid).catch(() => undefined)
  await handle.chmod(mode & 0o7777)
  await handle.sync()
}

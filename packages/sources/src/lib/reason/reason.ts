import type { Gap } from '@ringwall/model'

/** Why a file could not be read, in words: what the file system or what unpacks it says. */
export function reason(cause: unknown): Pick<Gap, 'code' | 'message'> {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return REASONS.get(code) ?? { code: 'unreadable', message: `cannot be read (${code})` }
}

const DAMAGED = { code: 'unreadable', message: 'is compressed and damaged: what comes after is not judged' } as const
const REASONS: ReadonlyMap<string, Pick<Gap, 'code' | 'message'>> = new Map([
  ['ENOENT', { code: 'missing', message: 'does not exist' }],
  ['ENOTDIR', { code: 'missing', message: 'does not exist' }],
  ['EACCES', { code: 'unreadable', message: 'cannot be read: permission denied' }],
  ['EPERM', { code: 'unreadable', message: 'cannot be read: permission denied' }],
  ['EISDIR', { code: 'unreadable', message: 'is a directory' }],
  ['ELOOP', { code: 'directory_loop', message: 'is a link that leads back to itself' }],
  ['Z_BUF_ERROR', { code: 'unreadable', message: 'is compressed and cut off: what comes after is not judged' }],
  ['Z_DATA_ERROR', DAMAGED],
  ['ZSTD_error_corruption_detected', DAMAGED],
])

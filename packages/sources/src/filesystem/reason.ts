import type { Gap } from '@ringwall/model'

/** Why the file system refused, in words. */
export function reason(cause: unknown): Pick<Gap, 'code' | 'message'> {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
  return REASONS.get(code) ?? { code: 'unreadable', message: `cannot be read (${code})` }
}

const REASONS: ReadonlyMap<string, Pick<Gap, 'code' | 'message'>> = new Map([
  ['ENOENT', { code: 'missing', message: 'does not exist' }],
  ['ENOTDIR', { code: 'missing', message: 'does not exist' }],
  ['EACCES', { code: 'unreadable', message: 'cannot be read: permission denied' }],
  ['EPERM', { code: 'unreadable', message: 'cannot be read: permission denied' }],
  ['ELOOP', { code: 'directory_loop', message: 'is a link that leads back to itself' }],
])

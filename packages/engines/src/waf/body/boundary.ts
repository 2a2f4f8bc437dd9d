import { err, ok, type Result } from '@ringwall/model'
import type { Flag } from './multipart.ts'

export interface Boundary {
  readonly text: string
  readonly flags: readonly Flag[]
}

/** The boundary of a Content-Type: exactly one, of the characters of RFC 2046, quoted on both sides or neither. */
export function parseBoundary(contentType: string): Result<Boundary, string> {
  if (contentType.length > LENGTH) return err('the content type is too long')
  const parameters = [...contentType.matchAll(/boundary[ \t]*=/gi)]
  const [only] = parameters
  if (only === undefined) return err('the content type has no boundary')
  if (parameters.length > 1) return err('the content type has more than one boundary')
  if (!/^multipart\/form-data[\s;,]*(?:[^;]*;[\s]*)*$/i.test(contentType.slice(0, only.index)))
    return err('something stands before the boundary parameter')
  const raw = contentType.slice(only.index + only[0].length)
  const written = raw.trim()
  const flags: Flag[] = /[ \t]/.test(only[0]) || /^\s/.test(raw) ? ['BOUNDARY_WHITESPACE'] : []
  const quoted = /^"(.*)"$/s.exec(written)?.[1]
  if (quoted === undefined && /^"|"$/.test(written)) return err('the boundary is quoted on one side')
  const text = quoted ?? written
  if (!ALLOWED.test(text)) return err('the boundary has characters that none may have')
  if (/boundary/i.test(text) && /boundary[ \t]*=/i.test(text)) return err('the boundary holds another')
  return ok({ text, flags: quoted === undefined ? flags : [...flags, 'BOUNDARY_QUOTED'] })
}

const LENGTH = 1_024
const ALLOWED = /^[A-Za-z0-9'()+_,./:=? -]+$/

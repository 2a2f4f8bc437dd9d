import { normalized } from './normalize.ts'
import type { Purl } from './purl.ts'

/**
 * Reads a package URL, from its right end to its left. `undefined` where the text is none. Linear.
 * (ECMA-427, Package-URL specification.)
 */
export function parsePurl(text: string): Purl | undefined {
  if (text.length > MAX_LENGTH || !/^pkg:/i.test(text)) return undefined
  const [beforeHash, hash] = cutLast(text.slice(4), '#')
  const [beforeQuery, query] = cutLast(beforeHash, '?')
  const path = beforeQuery.replace(/^\/{1,1000}/, '')
  const slash = path.indexOf('/')
  const type = path.slice(0, slash).toLowerCase()
  if (slash < 0 || !TYPE.test(type)) return undefined
  const [names, version] = cutVersion(path.slice(slash + 1))
  const segments = names.split('/').filter((segment) => segment !== '')
  const decoded = segments.map(decode)
  const qualifiers = qualifiersOf(query)
  const subpath = subpathOf(hash)
  const written = version === undefined ? undefined : decode(version)
  if (decoded.length === 0 || decoded.some((segment) => segment === undefined || segment === '')) return undefined
  if (qualifiers === undefined || subpath === undefined || (version !== undefined && written === undefined))
    return undefined
  return normalized({
    type,
    namespace: decoded.slice(0, -1).join('/'),
    name: decoded.at(-1) ?? '',
    version: written === '' ? undefined : written,
    qualifiers,
    subpath,
  })
}

function cutLast(text: string, sign: string): readonly [string, string] {
  const at = text.lastIndexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** The `@` of a scope that nobody encoded stands before a slash, that of a version does not. */
function cutVersion(path: string): readonly [string, string | undefined] {
  const at = path.lastIndexOf('@')
  return at <= 0 || path.indexOf('/', at) >= 0 ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)]
}

function qualifiersOf(query: string): Readonly<Record<string, string>> | undefined {
  const pairs: [string, string][] = []
  for (const part of query.split('&').filter((text) => text !== '')) {
    const equals = part.indexOf('=')
    const key = part.slice(0, equals).toLowerCase()
    const value = decode(part.slice(equals + 1))
    if (equals < 0 || !KEY.test(key) || value === undefined || pairs.some(([known]) => known === key)) return undefined
    if (value !== '') pairs.push([key, value])
  }
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function subpathOf(text: string): string | undefined {
  const segments = text.split('/').map(decode)
  if (segments.includes(undefined)) return undefined
  return segments.filter((segment) => segment !== '' && segment !== '.' && segment !== '..').join('/')
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const TYPE = /^[a-z][a-z0-9.-]{0,99}$/
const KEY = /^[a-z][a-z0-9._-]{0,99}$/
const MAX_LENGTH = 16_384

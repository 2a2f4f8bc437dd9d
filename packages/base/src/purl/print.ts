import { normalized } from './normalize.ts'
import type { Purl } from './purl.ts'

/** Writes a package URL in its canonical form. What is missing may be left out. (ECMA-427.) */
export function printPurl(parts: Pick<Purl, 'type' | 'name'> & Partial<Purl>): string {
  const purl = normalized({ namespace: '', version: undefined, qualifiers: {}, subpath: '', ...parts })
  const namespace = encodePath(purl.namespace)
  const version = purl.version === undefined || purl.version === '' ? '' : `@${encode(purl.version)}`
  const subpath = encodePath(purl.subpath)
  return [
    `pkg:${purl.type}/`,
    namespace === '' ? '' : `${namespace}/`,
    encode(purl.name),
    version,
    queryOf(purl.qualifiers),
    subpath === '' ? '' : `#${subpath}`,
  ].join('')
}

function queryOf(qualifiers: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(qualifiers)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${encode(value)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function encodePath(path: string): string {
  return path
    .split('/')
    .filter((segment) => segment !== '')
    .map(encode)
    .join('/')
}

/** Letters, digits, `.`, `-`, `_`, `~` and `:` stand for themselves. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':')
}

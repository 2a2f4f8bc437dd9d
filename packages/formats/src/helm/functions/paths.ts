import { type Func, fn, isDict, printValue, Stop, type Value } from '../../lib/go-template/index.ts'

/** Functions of paths and addresses. */
export const PATHS: Readonly<Record<string, Func>> = {
  ...withOs({
    base: fn(['string'], (path) => path.replace(/\/+$/, '').split('/').at(-1) || (path === '' ? '.' : '/')),
    dir: fn(['string'], (path) => cleaned(path.slice(0, path.lastIndexOf('/') + 1))),
    clean: fn(['string'], cleaned),
    ext: fn(['string'], (path) => /\.[^./]*$/.exec(path)?.[0] ?? ''),
    isAbs: fn(['string'], (path) => path.startsWith('/')),
  }),
  urlParse: fn(['string'], parsedUrl),
  urlJoin: fn(['dict'], joinedUrl),
}

function withOs(functions: Readonly<Record<string, Func>>): Readonly<Record<string, Func>> {
  const twins = Object.entries(functions).map(([name, func]) => [
    `os${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    func,
  ])
  return { ...functions, ...Object.fromEntries(twins) }
}

/** Without `.`, `..` and doubled slashes. */
export function cleaned(path: string): string {
  const isRooted = path.startsWith('/')
  const kept: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') kept.push(part)
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else if (!isRooted) kept.push(part)
  }
  return (isRooted ? '/' : '') + kept.join('/') || '.'
}

function parsedUrl(text: string): Value {
  const parts = URL_PARTS.exec(text)
  if (parts === null) throw new Stop(`${JSON.stringify(text)} is no address`)
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = parts
  const at = authority.lastIndexOf('@')
  const host = authority.slice(at + 1)
  return new Map([
    ['scheme', scheme],
    ['userinfo', at < 0 ? '' : authority.slice(0, at)],
    ['host', host],
    ['hostname', host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')],
    ['path', path],
    ['query', query],
    ['opaque', ''],
    ['fragment', fragment],
  ])
}

function joinedUrl(parts: Value): string {
  const part = (name: string): string => (isDict(parts) && parts.has(name) ? printValue(parts.get(name)) : '')
  const [scheme, user, host] = [part('scheme'), part('userinfo'), part('host')]
  const authority = (user === '' ? '' : `${user}@`) + host
  const path =
    authority !== '' && part('path') !== '' && !part('path').startsWith('/') ? `/${part('path')}` : part('path')
  const ends =
    (part('query') === '' ? '' : `?${part('query')}`) + (part('fragment') === '' ? '' : `#${part('fragment')}`)
  return (scheme === '' ? '' : `${scheme}:`) + (authority === '' ? '' : `//${authority}`) + path + ends
}

const URL_PARTS = /^(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/

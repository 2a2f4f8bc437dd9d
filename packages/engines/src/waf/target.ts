import { urlDecode } from './url.ts'
import type { Values } from './values.ts'

/** What the request target says: path, name, query, in the shapes that ModSecurity 3 gives them. A fragment is no part of a query. */
export function readTarget(values: Values, uri: string, method: string, protocol: string): void {
  const mark = uri.indexOf('?')
  const path = urlDecode(mark < 0 ? uri : uri.slice(0, mark))
  const decoded = urlDecode(uri)
  values.set('REQUEST_METHOD', method)
  values.set('REQUEST_LINE', `${method} ${uri} ${protocol}`)
  values.set('REQUEST_PROTOCOL', protocol)
  values.set('REQUEST_URI_RAW', uri)
  values.set('REQUEST_URI', withoutOrigin(decoded))
  values.set('REQUEST_FILENAME', path)
  values.set('PATH_INFO', path)
  values.set('REQUEST_BASENAME', baseName(path))
  values.set('QUERY_STRING', mark < 0 ? '' : (uri.slice(mark + 1).split('#')[0] ?? ''))
}

function baseName(path: string): string {
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
  return slash >= 0 && slash + 1 < path.length ? path.slice(slash + 1) : path
}

/** `http://host/a` → `/a`. */
function withoutOrigin(uri: string): string {
  if (uri.startsWith('/')) return uri
  const origin = /^[^:]*:\/\/[^/]*(?=\/)/.exec(uri)?.[0]
  return origin === undefined ? uri : uri.slice(origin.length)
}

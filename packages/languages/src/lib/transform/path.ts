/** A path without empty segments, `.`, and the segments that `..` takes back; it never climbs over the root. */
export function normalizePath(value: string): string {
  if (!value.includes('/') && value !== '.' && value !== '..') return value
  const isAbsolute = value.startsWith('/')
  const kept: string[] = []
  for (const segment of value.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') kept.push(segment)
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop()
    else if (!isAbsolute) kept.push('..')
  }
  const isOpen = value.endsWith('/') && kept.length > 0
  return `${isAbsolute ? '/' : ''}${kept.join('/')}${isOpen ? '/' : ''}`
}

/** As `normalizePath`, for paths with backslashes. */
export function normalizePathWin(value: string): string {
  return normalizePath(value.replaceAll('\\', '/'))
}

/**
 * The name and version in the key of a package: `/@scope/name/1.0.0_peers` before version 6, `/@scope/name@1.0.0(peers)` in it, the same
 * without the slash since version 9. Other sources have other keys, and the name and version beside them.
 */
export function nameAndVersion(key: string, version: number): readonly [string, string | undefined] {
  const plain = withoutPeers(key.startsWith('/') ? key.slice(1) : key)
  if (version >= 6) return cut(plain, plain.indexOf('@', 1))
  const [name, written] = cut(plain, plain.lastIndexOf('/'))
  const underscore = written?.indexOf('_') ?? -1
  return [name, underscore < 0 ? written : written?.slice(0, underscore)]
}

/** A key as it is without the packages that others were asked to bring. */
export function withoutPeers(key: string): string {
  const at = key.indexOf('(')
  return at < 0 ? key : key.slice(0, at)
}

function cut(text: string, at: number): readonly [string, string | undefined] {
  return at <= 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

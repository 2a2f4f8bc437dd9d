/** The name by which the server was asked, of those that it has: the host was held against them before. */
export function originOf(host: unknown, origins: readonly string[]): string {
  const origin = origins.find((each) => new URL(each).host === host)
  if (origin === undefined) throw new Error('a request for another host came through')
  return origin
}

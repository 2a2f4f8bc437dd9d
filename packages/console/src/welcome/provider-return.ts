/** The words for what a provider's page led back with, in `signIn` of the address; `undefined` where there is none. */
export function setbackOf(because: string | null): Setback | undefined {
  if (because === null) return undefined
  return SETBACKS.get(because) ?? 'signIn.provider.failed'
}

type Setback =
  | 'signIn.provider.failed'
  | 'signIn.provider.noRole'
  | 'signIn.provider.disabled'
  | 'signIn.provider.noName'

/** Where somebody is led who has signed in: the screen that was asked for, without the setback of before. */
export function returnPath(path: string, query: URLSearchParams): string {
  const kept = new URLSearchParams(query)
  kept.delete('signIn')
  const text = kept.toString()
  return text === '' ? path : `${path}?${text}`
}

const SETBACKS: ReadonlyMap<string, Setback> = new Map([
  ['no_role', 'signIn.provider.noRole'],
  ['disabled', 'signIn.provider.disabled'],
  ['no_name', 'signIn.provider.noName'],
])

declare const minor: unique symbol

/** The minor number of a Kubernetes 1.x release. */
export type Minor = number & { readonly [minor]: never }

/** The newest release whose Pod Security Standards are implemented here. */
export const NEWEST = 37 as Minor

/** `latest`, `1.29`, `v1.29`, `v1.29.3-eks-1`; `undefined` for anything else. Later than `NEWEST` is `NEWEST`, as upstream does it. */
export function parseVersion(text: string): Minor | undefined {
  if (text === 'latest') return NEWEST
  const found = VERSION.exec(text)?.[1]
  return found === undefined ? undefined : (Math.min(Number(found), NEWEST) as Minor)
}

export function printVersion(version: Minor): string {
  return `v1.${version}`
}

const VERSION = /^v?1\.(\d{1,3})(?:[.+-].{0,64})?$/

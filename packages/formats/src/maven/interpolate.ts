/** Puts values in the place of `${name}`, those of values too. What has no value, or none that ends, stays as it is. */
export function interpolate(text: string, find: (name: string) => string | undefined): string {
  let current = text
  for (let round = 0; round < MAX_ROUNDS && current.includes('${'); round++) {
    const next = current.replace(REFERENCE, (whole, name: string) => find(name.trim()) ?? whole)
    if (next === current || next.length > MAX_LENGTH) return current
    current = next
  }
  return current
}

/** True where nothing is left to be put in. */
export function isResolved(text: string | undefined): text is string {
  return text !== undefined && !text.includes('${')
}

const REFERENCE = /\$\{([^{}]{1,200})\}/g
const MAX_ROUNDS = 16
const MAX_LENGTH = 4096

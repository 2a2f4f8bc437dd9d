/** What is wrong with a port number, lower-case, if anything: 1 to 65535 exist. */
export function portNumberProblem(port: number): string | undefined {
  return Number.isInteger(port) && port >= 1 && port <= MAX_PORT ? undefined : `is not between 1 and ${MAX_PORT}`
}

/** What is wrong with the name of a port, lower-case, if anything. (RFC 6335 §5.1, in lower case as Kubernetes demands.) */
export function portNameProblem(name: string): string | undefined {
  if (name === '' || name.length > MAX_NAME) return `is not 1 to ${MAX_NAME} characters long`
  if (!/^[a-z0-9-]+$/.test(name)) return 'is not made of lower-case letters, digits and hyphens'
  if (!/[a-z]/.test(name)) return 'has no letter'
  if (name.startsWith('-') || name.endsWith('-') || name.includes('--'))
    return 'has a hyphen at an end, or two together'
  return undefined
}

const MAX_PORT = 65_535
const MAX_NAME = 15

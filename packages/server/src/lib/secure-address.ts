import { isIP } from 'node:net'

/**
 * An address that secrets may travel to: https, or http on this machine, where nobody is on the way. `undefined` for any
 * other, and for one that holds a password.
 */
export function secureAddress(text: string): URL | undefined {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') return undefined
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  return isSafe ? url : undefined
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}

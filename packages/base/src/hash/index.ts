import { hash } from 'node:crypto'

/** SHA-256 over the parts, each preceded by its length so that no two lists of parts collide by concatenation. Lower-case hex, 64 characters. */
export function sha256(parts: readonly string[]): string {
  return hash('sha256', parts.map((part) => `${part.length}:${part}`).join(''))
}

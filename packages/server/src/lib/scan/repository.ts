import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The nearest directory at or above `path` that holds `.git`, or `undefined` where none does. */
export function repositoryOf(path: string): string | undefined {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

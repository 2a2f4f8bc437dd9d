import type { Parser } from '../format.ts'
import { textPackages } from '../lib/packages/index.ts'
import { readBerry } from './berry.ts'
import { readClassic } from './classic.ts'

/** Lock files of Yarn, of version 1 and of those that came after it. */
export const parser: Parser = textPackages({
  id: 'yarn',
  ecosystem: 'npm',
  claims: /(?:^|[\\/])yarn\.lock$/,
  read: (input) => (/^__metadata:/m.test(input.text) ? readBerry(input) : readClassic(input)),
})

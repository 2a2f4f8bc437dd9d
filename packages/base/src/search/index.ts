/** Looking for many texts at once, whatever their case. */
export { prefixFinder, type Tail, tailFinder } from './edge-finders.ts'
export type { Finder, Needle } from './finder.ts'
export { skipFinder } from './skip-finder.ts'
export { substringFinder } from './substring-finder.ts'

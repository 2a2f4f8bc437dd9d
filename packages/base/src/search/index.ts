export { type Automaton, automaton, type Needle } from './automaton.ts'
export { type SkipSearch, skipSearch } from './skip-search.ts'
export { type TextSearch, textSearch } from './text-search.ts'

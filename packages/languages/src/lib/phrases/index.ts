export { type Automaton, automaton } from './automaton.ts'
export { type PhraseMatch, type Phrases, phrases } from './phrases.ts'

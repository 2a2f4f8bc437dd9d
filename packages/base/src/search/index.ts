export { type Automaton, automaton, type Needle } from './automaton.ts'

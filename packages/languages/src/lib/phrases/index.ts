export { type PhraseMatch, type Phrases, phrases } from './phrases.ts'

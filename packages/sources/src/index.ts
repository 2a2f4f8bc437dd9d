export type { FileSource, Needs, Sighting, Source } from './source.ts'

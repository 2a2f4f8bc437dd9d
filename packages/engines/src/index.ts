export type { Change, Judged, StateEngine, StreamEngine } from './engine.ts'

export type {
  Facets,
  FindingFilter,
  FindingPage,
  FindingQuery,
  FindingState,
  FindingStore,
  KeptFinding,
  Recorded,
} from './finding-store.ts'
export { openState, plannedMigrations, type State, type StateOptions } from './state.ts'
export { StateError } from './state-error.ts'

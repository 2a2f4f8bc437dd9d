export type {
  AccountStore,
  Credentials,
  NewUser,
  Subject,
  User,
  UserChange,
  UserPage,
  UserPageRequest,
} from './account-store.ts'
export type { AssetFilter, AssetPage, AssetQuery, AssetStore, KeptAsset } from './asset-store.ts'
export type {
  AuditActor,
  AuditHead,
  AuditKey,
  AuditLog,
  AuditPage,
  AuditQuery,
  AuditRange,
  AuditVerdict,
  KeptAuditEntry,
  NewAuditEntry,
} from './audit-log.ts'
export { type Backup, backupState, type Restored, restoreState } from './copy.ts'
export type {
  Decision,
  ExceptionPage,
  ExceptionQuery,
  ExceptionRequest,
  ExceptionState,
  ExceptionStore,
  KeptException,
} from './exception-store.ts'
export type {
  Changes,
  Exemplar,
  Facets,
  FindingDetail,
  FindingFilter,
  FindingPage,
  FindingQuery,
  FindingState,
  FindingStore,
  KeptFinding,
  Recordable,
  Recorded,
  ScanSource,
  Snapshot,
  Told,
} from './finding-store.ts'
export type { JobMove, JobPage, JobQuery, JobStore, KeptJob } from './job-store.ts'
export type {
  Delivery,
  DeliveryPage,
  DeliveryQuery,
  Message,
  Notice,
  OutboxStore,
  Settled,
  Tally,
} from './outbox-store.ts'
export { type Cuts, KEPT, type Kept, type Pruned } from './prune.ts'
export {
  CADENCES,
  type Cadence,
  type Destination,
  FINDING_CHANGES,
  type FindingChange,
  type Receiver,
  type ReceiverChange,
  type ReceiverStore,
  type Subscription,
  type SubscriptionChange,
  type Wants,
} from './receiver-store.ts'
export type { KeptScan, ScanDetail, ScanPage, ScanQuery, ScanStore } from './scan-store.ts'
export type { NewSession, Session, SessionStore } from './session-store.ts'
export { openState, plannedMigrations, type State, type StateOptions } from './state.ts'
export { StateError } from './state-error.ts'
export type { NewToken, Token, TokenStore } from './token-store.ts'
export type { SeenView, View, ViewChange, Viewer, ViewStore } from './view-store.ts'
export { runStateThread } from './worker.ts'

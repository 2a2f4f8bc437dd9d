export { schemeOf } from './ecosystem.ts'
export { fixedAfter, isAffected, type RangeEvent } from './range.ts'
export type { CompareVersions } from './scheme.ts'
export { VERSION_SCHEMES, type VersionScheme } from './versions.ts'

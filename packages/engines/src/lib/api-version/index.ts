export { kindsWithRemovedVersions, type RemovedVersion, removedVersion } from './api-version.ts'

export { type ExploitedVulnerability, readKev } from './kev.ts'

export { cvssScore } from './cvss.ts'

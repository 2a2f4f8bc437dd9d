export { areStrong } from './cipher-suites.ts'

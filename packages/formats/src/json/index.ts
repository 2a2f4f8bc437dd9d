export { readBaseline } from './baseline.ts'

export { reason } from './reason.ts'

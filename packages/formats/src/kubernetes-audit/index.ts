export { format } from './event-format.ts'

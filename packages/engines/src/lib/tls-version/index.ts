export { isOldTls } from './tls-version.ts'

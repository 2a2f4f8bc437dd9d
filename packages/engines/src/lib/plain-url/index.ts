export { hasPlainUrl } from './plain-url.ts'

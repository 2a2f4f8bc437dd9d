export { addException } from './add.ts'
export { loadExceptions } from './load.ts'
export { type ExceptionRequest, exceptionSettings } from './settings.ts'

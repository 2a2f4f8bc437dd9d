export { ANNOTATION_PREFIX } from './annotation.ts'
export { type Applied, applyExceptions, type ExceptionSettings, type Judgments } from './apply.ts'
export { type ExceptionFile, parseExceptionFile } from './file.ts'
export { EXCEPTION_RULES } from './rules.ts'

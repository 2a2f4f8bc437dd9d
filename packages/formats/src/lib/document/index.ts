export {
  asGap,
  DEFAULT_LIMITS,
  type Document,
  type DocumentLimits,
  define,
  duplicateKey,
  failed,
  fatal,
  isContainer,
  located,
  MAX_PROBLEMS,
  type Places,
  type Problem,
} from './document.ts'
export { type SourceText, sourceText } from './source-text.ts'

export type {
  AssessmentReport,
  File,
  ParseContext,
  Parser,
  Reading,
  Report,
  ReportOptions,
  Resolve,
  Wanted,
} from './format.ts'
export { DEFAULT_LIMITS, type DocumentLimits } from './lib/document/index.ts'
export { assessmentReports, parsers, reports } from './registry.generated.ts'

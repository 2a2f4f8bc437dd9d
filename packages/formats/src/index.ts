export type { EventFormat } from './event-format.ts'
export type {
  AssessmentReport,
  File,
  ParseContext,
  Parser,
  Reading,
  Report,
  ReportOptions,
  Resolve,
  Sbom,
  Wanted,
} from './format.ts'
export { DEFAULT_LIMITS, type DocumentLimits } from './lib/document/index.ts'
export { assessmentReports, eventFormats, parsers, reports, sboms } from './registry.generated.ts'

import Type from 'typebox'
import { Counts, Next, PageParameters, Time } from './shared.ts'

const OutcomeBody = Type.Object({
  opened: Type.Integer(),
  reopened: Type.Integer(),
  unchanged: Type.Integer(),
  resolved: Type.Integer(),
})

const scanBodyMembers = {
  id: Type.String(),
  version: Type.String(),
  targets: Type.Array(Type.String()),
  startedAt: Time,
  finishedAt: Time,
  isComplete: Type.Boolean(),
  source: Type.Enum(['push', 'job', 'example']),
  bySeverity: Counts,
  outcome: OutcomeBody,
}

export const ScanBody = Type.Object(scanBodyMembers)

const PositionBody = Type.Object({ line: Type.Integer(), column: Type.Integer() })

const GapBody = Type.Object({
  code: Type.String(),
  message: Type.String(),
  at: Type.Object({
    file: Type.String(),
    start: Type.Optional(PositionBody),
    end: Type.Optional(PositionBody),
  }),
})

export const ScanDetailBody = Type.Object({
  ...scanBodyMembers,
  filesRead: Type.Integer(),
  objectsJudged: Type.Integer(),
  gaps: Type.Array(GapBody),
  gapCount: Type.Integer(),
  tallies: Type.Record(Type.String(), Type.Array(Type.Integer(), { description: 'pass, fail, not evaluated' })),
})

export const ScanListQuery = Type.Object(PageParameters, { additionalProperties: false })
export const ScanListBody = Type.Object({ scans: Type.Array(ScanBody), next: Next })

/** A JSON report, which its own reader holds against its form. */
export const ScanReportBody = Type.Record(Type.String(), Type.Unknown())
export const RecordedBody = Type.Object({ id: Type.String(), outcome: OutcomeBody })

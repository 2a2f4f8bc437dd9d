import Type from 'typebox'
import { ScanBody } from './scan.ts'
import { Counts, Next, PageParameters, Time, text } from './shared.ts'

export const JobBody = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['scan', 'retention']),
  target: Type.String(),
  state: Type.Enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  requestedBy: Type.String(),
  requestedAt: Time,
  startedAt: Type.Optional(Time),
  finishedAt: Type.Optional(Time),
  scan: Type.Optional(Type.String()),
  error: Type.Optional(Type.String()),
  removed: Type.Optional(Counts),
  progress: Type.Optional(Type.Object({ filesRead: Type.Integer(), objectsFound: Type.Integer() })),
})

export const JobListQuery = Type.Object(PageParameters, { additionalProperties: false })
export const JobListBody = Type.Object({ jobs: Type.Array(JobBody), next: Next })
export const JobRequestBody = Type.Object({ target: text(512) }, { additionalProperties: false })

export const TargetListBody = Type.Object({
  targets: Type.Array(
    Type.Object({
      id: Type.String(),
      path: Type.Optional(Type.String()),
      isExample: Type.Boolean(),
      lastScan: Type.Optional(ScanBody),
    }),
  ),
})

export const RemovedBody = Type.Object({ removed: Type.Integer() })

import Type from 'typebox'
import { RuleSummaryBody } from './rule.ts'
import { ScanBody } from './scan.ts'
import { Counts, SeverityName, Time } from './shared.ts'

const SectorBody = Type.Object({
  id: Type.Enum(['manifests', 'images', 'admission', 'runtime', 'network', 'apis', 'identity', 'audit']),
  isConnected: Type.Boolean(),
  watched: Type.Number({ minimum: 0, maximum: 1 }),
  detail: Type.String(),
  worst: Type.Optional(SeverityName),
  open: Type.Integer(),
})

export const SituationBody = Type.Object({
  at: Time,
  bySeverity: Counts,
  sectors: Type.Array(SectorBody),
  changes: Type.Object({ since: Time, opened: Counts, resolved: Counts }),
  trend: Type.Array(Type.Object({ at: Time, bySeverity: Counts })),
  doFirst: Type.Array(
    Type.Object({ rule: RuleSummaryBody, findings: Type.Integer(), assets: Type.Integer(), isFixable: Type.Boolean() }),
  ),
  latest: Type.Array(ScanBody, { description: 'of the ten targets that were looked at last' }),
  oldest: Type.Optional(ScanBody),
  targetCount: Type.Integer({ description: 'targets that were ever looked at' }),
  incomplete: Type.Array(Type.Object({ target: Type.String(), gaps: Type.Integer(), at: Time })),
  waiting: Type.Object({ exceptions: Type.Integer() }),
})

import Type from 'typebox'
import { ExceptionBody } from './exception.ts'
import { RuleBody } from './rule.ts'
import { Counts, listOf, Next, PageParameters, SeverityName, Time } from './shared.ts'

const StateName = Type.Enum(['open', 'resolved', 'excepted', 'all'])
const Name = Type.String({ maxLength: 512 })

const findingFilterQueryMembers = {
  state: listOf(StateName),
  severity: listOf(SeverityName),
  rule: listOf(Type.String({ maxLength: 128 })),
  target: listOf(Name),
  namespace: listOf(Name),
  resource: listOf(Name),
  asset: listOf(Type.String({ maxLength: 2048 })),
  owner: listOf(Name),
  fixable: Type.Optional(Type.Boolean()),
  q: Type.Optional(Type.String({ maxLength: 200 })),
}

export const FindingFilterQuery = Type.Object(findingFilterQueryMembers, { additionalProperties: false })

export const FindingListQuery = Type.Object(
  {
    ...findingFilterQueryMembers,
    order: Type.Optional(Type.Enum(['severity', 'last_seen'], { default: 'severity' })),
    ...PageParameters,
  },
  { additionalProperties: false },
)

const findingBodyMembers = {
  fingerprint: Type.String(),
  rule: Type.String(),
  severity: SeverityName,
  title: Type.String(),
  remediation: Type.String(),
  asset: Type.String(),
  target: Type.String(),
  namespace: Type.String(),
  resource: Type.String(),
  name: Type.String(),
  isFixable: Type.Boolean(),
  owner: Type.String(),
  state: Type.Enum(['open', 'resolved', 'excepted']),
  firstSeen: Time,
  lastSeen: Time,
  count: Type.Integer(),
  resolvedAt: Type.Optional(Time),
}

export const FindingBody = Type.Object(findingBodyMembers)

export const FindingListBody = Type.Object({ findings: Type.Array(FindingBody), next: Next })

export const FacetsBody = Type.Object({
  total: Type.Integer(),
  isCapped: Type.Boolean(),
  bySeverity: Counts,
  byState: Counts,
  byRule: Counts,
  byTarget: Counts,
  byNamespace: Counts,
  byResource: Counts,
})

const ExemplarBody = Type.Object({
  message: Type.String(),
  file: Type.String(),
  line: Type.Integer(),
  column: Type.Integer(),
  path: Type.String(),
  excerpt: Type.Optional(Type.Object({ firstLine: Type.Integer(), lines: Type.Array(Type.String()) })),
  edit: Type.Optional(
    Type.Object({
      kind: Type.Enum(['set', 'remove']),
      path: Type.Array(Type.Unknown()),
      value: Type.Optional(Type.Unknown()),
      isSafe: Type.Optional(Type.Boolean()),
    }),
  ),
})

export const FindingDetailBody = Type.Object({
  ...findingBodyMembers,
  rule: RuleBody,
  ruleId: Type.String(),
  exemplars: Type.Array(ExemplarBody),
  exceptions: Type.Array(ExceptionBody),
})

export const AssignBody = Type.Object(
  {
    fingerprints: Type.Array(Type.String({ maxLength: 128 }), { minItems: 1, maxItems: 500 }),
    owner: Type.String({ maxLength: 128, description: 'empty for nobody' }),
  },
  { additionalProperties: false },
)

export const ChangedBody = Type.Object({ changed: Type.Integer() })

import Type from 'typebox'
import { SeverityName } from './shared.ts'

const Words = Type.Object({ title: Type.String(), remediation: Type.String() })

const ruleSummaryBodyMembers = {
  id: Type.String(),
  title: Type.String(),
  severity: SeverityName,
  family: Type.String({ description: 'the first word of its id' }),
  isOptional: Type.Boolean(),
  standard: Type.Optional(Type.Object({ name: Type.String(), section: Type.String(), url: Type.String() })),
  techniques: Type.Array(Type.String()),
  controls: Type.Array(Type.Object({ framework: Type.String(), id: Type.String() })),
  maturity: Type.Enum(['experimental', 'stable']),
  isFixable: Type.Boolean(),
  open: Type.Integer({ description: 'how many of its findings are open' }),
}

export const RuleSummaryBody = Type.Object(ruleSummaryBodyMembers)

export const RuleBody = Type.Object({
  ...ruleSummaryBodyMembers,
  description: Type.String(),
  remediation: Type.String(),
  references: Type.Array(Type.String()),
  falsePositives: Type.Array(Type.String()),
  fix: Type.Optional(Type.Object({ safety: Type.Enum(['safe', 'unsafe']), mayStop: Type.String() })),
  translations: Type.Optional(Type.Object({ 'zh-Hans': Type.Optional(Words) })),
})

export const RuleListQuery = Type.Object(
  { lang: Type.Optional(Type.Enum(['en', 'zh-Hans'])) },
  { additionalProperties: false },
)

export const RuleListBody = Type.Object({ rules: Type.Array(RuleSummaryBody) })

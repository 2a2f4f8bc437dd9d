import { DECIDERS } from '@ringwall/model'
import Type from 'typebox'
import { SeverityName } from './shared.ts'

const StatusName = Type.Enum(['failed', 'met', 'partly', 'not_evaluated', 'not_decided'])

const ScoreBody = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer()),
  total: Type.Integer(),
  decided: Type.Integer(),
  passed: Type.Integer(),
  percent: Type.Optional(Type.Integer()),
})

const frameworkBodyMembers = {
  id: Type.String(),
  name: Type.String(),
  version: Type.String(),
  publisher: Type.String(),
  url: Type.String(),
  score: ScoreBody,
}

const FrameworkBody = Type.Object(frameworkBodyMembers)

export const FrameworkListBody = Type.Object({ frameworks: Type.Array(FrameworkBody) })

const ControlBody = Type.Object({
  id: Type.String(),
  title: Type.String(),
  level: Type.Optional(Type.String()),
  status: StatusName,
  severity: Type.Optional(SeverityName),
  undecided: Type.String(),
  decidedBy: Type.Enum([...DECIDERS]),
  rules: Type.Array(Type.String()),
  open: Type.Integer(),
  gaps: Type.Optional(Type.Integer()),
  because: Type.Array(
    Type.Object({
      reason: Type.Enum(['did_not_run', 'no_object', 'could_not_judge']),
      rules: Type.Array(Type.String()),
    }),
  ),
})

export const FrameworkDetailBody = Type.Object({
  ...frameworkBodyMembers,
  licence: Type.String(),
  note: Type.String(),
  isComplete: Type.Boolean(),
  sections: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      note: Type.String(),
      controls: Type.Array(ControlBody),
    }),
  ),
})

import Type from 'typebox'
import { FindingBody } from './finding.ts'
import { listOf, Next, PageParameters, SeverityName, Time } from './shared.ts'

const Name = Type.String({ maxLength: 512 })

const assetBodyMembers = {
  key: Type.String(),
  kind: Type.String(),
  target: Type.String(),
  namespace: Type.String(),
  resource: Type.String(),
  name: Type.String(),
  worst: Type.Optional(SeverityName),
  open: Type.Integer(),
  firstSeen: Time,
  lastSeen: Time,
}

export const AssetBody = Type.Object(assetBodyMembers)

export const AssetListQuery = Type.Object(
  {
    target: listOf(Name),
    namespace: listOf(Name),
    resource: listOf(Name),
    q: Type.Optional(Type.String({ maxLength: 200 })),
    ...PageParameters,
  },
  { additionalProperties: false },
)

export const AssetListBody = Type.Object({ assets: Type.Array(AssetBody), next: Next })

export const AssetDetailBody = Type.Object({ ...assetBodyMembers, findings: Type.Array(FindingBody) })

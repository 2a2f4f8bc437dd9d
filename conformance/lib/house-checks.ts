import type { Violation } from '@ringwall/engines/lib/pod-security'
import type { View } from '@ringwall/engines/lib/view'
import { type Check, objectCheck } from '@ringwall/engines/posture'

/**
 * Rules that cases of a peer bring in a configuration of their own, with their parameters. Here a house writes such a rule
 * as a check, as the tutorial on adding one shows.
 */
export const houseChecks: readonly Check[] = [
  houseCheck('house-annotation-forbidden', ['apps/Deployment'], (deployment) => {
    const at = deployment.at('metadata', 'annotations', 'reloader.stakater.com/auto')
    return at.string() === 'true' ? [at] : []
  }),
  houseCheck('house-role-arn', ['/ServiceAccount'], (account) => {
    const at = account.at('metadata', 'annotations', 'eks.amazonaws.com/role-arn')
    return at.raw === undefined || ROLE_ARN.test(at.string() ?? '') ? [] : [at]
  }),
  houseCheck('house-claim-annotation', ['apps/StatefulSet'], (set) =>
    set
      .at('spec', 'volumeClaimTemplates')
      .items()
      .map((claim) => claim.at('metadata', 'annotations', 'required-annotation'))
      .filter(({ raw }) => raw === undefined),
  ),
]

function houseCheck(id: string, kinds: readonly string[], wrong: (object: View) => readonly View[]): Check {
  return objectCheck({
    id,
    title: 'Object breaks a rule of the house',
    description: 'What the configuration of the case demands.',
    severity: 'low',
    standard: undefined,
    references: [],
    techniques: [],
    controls: [],
    maturity: 'experimental',
    falsePositives: [],
    remediation: 'Do as the house demands.',
    kinds,
    judge: (object): readonly Violation[] =>
      wrong(object).map(({ path }) => ({ path, message: 'breaks a rule of the house', edit: undefined })),
  })
}

const ROLE_ARN = /^arn:aws:iam::\d{12}:role\/[\w+=,.@-]{1,64}$/

import type { Path } from '@ringwall/model'
import type { Estate, Member } from '../lib/estate/index.ts'
import type { View } from '../lib/view/index.ts'
import { type About, type Check, estateObjectCheck } from './check.ts'

/** A check of the PodSecurityPolicies of a cluster older than Kubernetes 1.25. */
export interface PodSecurityPolicyAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  readonly field: Path
  /** What a policy that is not strict lets in. */
  readonly admits: string
  readonly isStrict: (policy: View) => boolean
}

/** Finds every policy where none is strict: one that is shows that the others are meant for few. */
export function podSecurityPolicyCheck({ field, admits, isStrict, ...about }: PodSecurityPolicyAbout): Check {
  const isSomeStrict = (estate: Estate): boolean =>
    KINDS.some((kind) => estate.all(kind).some(({ object }) => isStrict(object)))
  return estateObjectCheck({
    ...about,
    standard: undefined,
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-policy/'],
    maturity: 'experimental',
    kinds: KINDS,
    judge: ({ object, name }: Member, estate) => {
      if (estate.once(isSomeStrict)) return []
      return [
        {
          path: object.at(...field).path,
          message: `pod security policy ${name} admits ${admits}, and no other refuses them`,
          edit: undefined,
        },
      ]
    },
  })
}

const KINDS = ['policy/PodSecurityPolicy', 'extensions/PodSecurityPolicy']

import { addedCapabilities } from '../lib/capability/index.ts'
import { type About, type Check, podCheck } from './check.ts'

/** A check of kernel capabilities that a container adds. */
export interface CapabilityAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  /** Name without `CAP_` → what it lets a container do. */
  readonly capabilities: ReadonlyMap<string, string>
}

/** Says of the capabilities that it names more than the baseline control does, which it therefore covers. */
export function capabilityCheck({ capabilities, ...about }: CapabilityAbout): Check {
  return podCheck({
    ...about,
    standard: undefined,
    references: REFERENCES,
    maturity: 'experimental',
    covers: ['pss-capabilities-baseline'],
    judge: (pod) => addedCapabilities(pod, capabilities),
  })
}

const REFERENCES = [
  'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
  'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
]

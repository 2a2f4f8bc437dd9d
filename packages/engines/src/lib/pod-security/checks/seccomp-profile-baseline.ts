import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'
import { forbiddenSeccompTypes } from './seccomp-type.ts'

/**
 * Pod Security Standards, baseline, Seccomp.
 * Seccomp may not be switched off: before 1.19 by annotation, since then by field.
 */
export const seccompProfileBaseline: PodSecurityCheck = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  control: 'Seccomp',
  versions: [
    { since: 0, overrides: [], judge: byAnnotation },
    { since: 19, overrides: [], judge: forbiddenSeccompTypes },
  ],
}

function byAnnotation(pod: Pod): readonly Violation[] {
  const concerned = new Set([POD, ...pod.containers.map((c) => CONTAINER + c.name)])
  return pod.annotations
    .entries()
    .filter(([key, value]) => concerned.has(key) && !isAllowed(value.string() ?? ''))
    .map(([, value]) => ({
      path: value.path,
      message: `seccomp profile ${JSON.stringify(value.raw)} is not allowed`,
      edit: { kind: 'set', path: value.path, value: 'runtime/default' },
    }))
}

function isAllowed(profile: string): boolean {
  return profile === 'runtime/default' || profile === 'docker/default' || profile.startsWith('localhost/')
}

const POD = 'seccomp.security.alpha.kubernetes.io/pod'
const CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/'

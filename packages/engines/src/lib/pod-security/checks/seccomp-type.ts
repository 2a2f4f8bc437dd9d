import type { View } from '../../view/index.ts'
import type { Pod, Violation } from '../pod.ts'

/** Pod and containers that set a seccomp profile of another type than `RuntimeDefault` or `Localhost`. */
export function forbiddenSeccompTypes(pod: Pod): readonly Violation[] {
  const setters = [
    { who: 'pod', at: pod.spec.at('securityContext', 'seccompProfile') },
    ...pod.containers.map((c) => ({ who: `container "${c.name}"`, at: c.securityContext.at('seccompProfile') })),
  ]
  return setters
    .filter(({ at }) => at.raw !== undefined && !hasAllowedSeccomp(at))
    .map(({ who, at }) => ({
      path: at.at('type').raw === undefined ? at.path : at.at('type').path,
      message: `${who} sets seccomp profile type ${JSON.stringify(at.at('type').raw ?? '')}`,
      edit: { kind: 'set', path: [...at.path, 'type'], value: 'RuntimeDefault' },
    }))
}

function hasAllowedSeccomp(seccompProfile: View): boolean {
  const type = seccompProfile.at('type').string()
  return type === 'RuntimeDefault' || type === 'Localhost'
}

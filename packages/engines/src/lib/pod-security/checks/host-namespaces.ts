import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, Host Namespaces.
 * A pod may not share the node's network, process or inter-process communication namespace.
 */
export const hostNamespaces: PodSecurityCheck = {
  id: 'hostNamespaces',
  level: 'baseline',
  control: 'Host Namespaces',
  versions: [{ since: 0, overrides: [], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  return SHARED.map(({ field, namespace }) => ({ at: pod.spec.at(field), namespace }))
    .filter(({ at }) => at.boolean() === true)
    .map(({ at, namespace }) => ({
      path: at.path,
      message: `pod shares the node's ${namespace} namespace`,
      edit: { kind: 'remove', path: at.path },
    }))
}

const SHARED = [
  { field: 'hostNetwork', namespace: 'network' },
  { field: 'hostPID', namespace: 'process' },
  { field: 'hostIPC', namespace: 'IPC' },
] as const

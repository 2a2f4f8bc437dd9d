import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, restricted, Running as Non-root.
 * Every container must be told to refuse to start as root, by itself or by its pod. Since 1.35 not so in a user
 * namespace of the pod's own, where root is nobody on the node.
 */
export const runAsNonRoot: PodSecurityCheck = {
  id: 'runAsNonRoot',
  level: 'restricted',
  control: 'Running as Non-root',
  versions: [
    { since: 0, overrides: [], judge },
    { since: 35, overrides: [], judge: (pod) => (pod.hasUserNamespace ? [] : judge(pod)) },
  ],
}

function judge(pod: Pod): readonly Violation[] {
  const ofPod = pod.spec.at('securityContext', 'runAsNonRoot')
  const byPod = ofPod.boolean()
  const explicit = byPod === false ? [violation('pod may run as root', ofPod.path)] : []
  const containers = pod.containers.flatMap(({ name, securityContext }) => {
    const own = securityContext.at('runAsNonRoot')
    const value = own.boolean()
    if (value === false) return [violation(`container "${name}" may run as root`, own.path)]
    if (value === undefined && byPod === undefined)
      return [violation(`container "${name}" does not refuse to run as root, nor does the pod`, own.path)]
    if (value === undefined && byPod === false) return [violation(`container "${name}" may run as root`, ofPod.path)]
    return []
  })
  return [...explicit, ...containers.filter((c) => explicit.every((e) => e.path !== c.path))]
}

function violation(message: string, path: Violation['path']): Violation {
  return { path, message, edit: { kind: 'set', path, value: true } }
}

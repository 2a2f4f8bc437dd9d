import type { Edit, Path } from '@ringwall/model'
import type { PodSecurityCheck } from '../check.ts'
import type { Container, Pod, Violation } from '../pod.ts'

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
  const silent = ofPod.raw === undefined ? pod.containers.filter((c) => isSilent(c)) : []
  const editOfSilent = editFor(pod, ofPod.path, silent)
  const containers = pod.containers.flatMap((container): readonly Violation[] => {
    const { name, securityContext } = container
    const own = securityContext.at('runAsNonRoot')
    const value = own.boolean()
    if (value === false) return [violation(`container "${name}" may run as root`, own.path)]
    if (value === undefined && byPod === undefined) {
      const message = `container "${name}" does not refuse to run as root, nor does the pod`
      return [{ ...violation(message, own.path), ...(silent.includes(container) && { edit: editOfSilent }) }]
    }
    if (value === undefined && byPod === false) return [violation(`container "${name}" may run as root`, ofPod.path)]
    return []
  })
  return [...explicit, ...containers.filter((c) => explicit.every((e) => e.path !== c.path))]
}

function isSilent({ securityContext }: Container): boolean {
  return securityContext.at('runAsNonRoot').raw === undefined
}

/** For one container its own field, for several that of the pod: one change. It is safe where none can be root anyway. */
function editFor(pod: Pod, ofPod: Path, silent: readonly Container[]): Edit | undefined {
  const [only, ...others] = silent
  if (only === undefined) return undefined
  const user = pod.spec.at('securityContext', 'runAsUser').raw
  const areOrdinary = silent.every((c) => isOrdinary(c.securityContext.at('runAsUser').raw ?? user))
  if (others.length === 0)
    return { kind: 'set', path: [...only.securityContext.path, 'runAsNonRoot'], value: true, ...safeIf(areOrdinary) }
  // The field of the pod also reaches containers that are injected later, as its user does.
  return { kind: 'set', path: ofPod, value: true, ...safeIf(areOrdinary && isOrdinary(user)) }
}

function safeIf(isSafe: boolean): Pick<Edit, 'isSafe'> {
  return isSafe ? { isSafe } : {}
}

/** True for a user that the manifest names and that is not root. */
function isOrdinary(user: unknown): boolean {
  return typeof user === 'number' && user > 0
}

function violation(message: string, path: Violation['path']): Violation {
  return { path, message, edit: { kind: 'set', path, value: true } }
}

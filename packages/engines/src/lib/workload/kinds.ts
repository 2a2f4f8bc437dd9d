import type { Pod } from '../pod-security/index.ts'

/** Kinds of which an author writes how many replicas run, as checks name kinds. A wrong API group is judged all the same. */
export const REPLICATED_KINDS: readonly string[] = [
  ...['apps', 'extensions', ''].flatMap((group) => [`${group}/Deployment`, `${group}/StatefulSet`]),
  'apps/ReplicaSet',
  '/ReplicationController',
  'apps.openshift.io/DeploymentConfig',
]

/** Every kind that keeps pods running, as checks name kinds. */
export const WORKLOAD_KINDS: readonly string[] = [...REPLICATED_KINDS, 'apps/DaemonSet', 'extensions/DaemonSet']

/** True for pods that end when their work is done: those of jobs, and those that are not started again. */
export function runsToCompletion(kind: string, pod: Pod): boolean {
  const policy = pod.spec.at('restartPolicy').string() ?? 'Always'
  return kind.endsWith('Job') || policy !== 'Always'
}

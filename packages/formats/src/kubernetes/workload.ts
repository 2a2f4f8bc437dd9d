import type { Path } from '@ringwall/model'

/** True for the kinds of Kubernetes' own APIs, of OpenShift's, and of agent sandboxes that hold a pod or a template of one. */
export function isWorkload(kind: string): boolean {
  return TEMPLATES.has(kind)
}

/** Where an object of this kind holds its pod (`metadata` and `spec`), or `undefined` where it holds none. */
export function podPath(kind: string): Path | undefined {
  return TEMPLATES.get(kind)
}

const TEMPLATES: ReadonlyMap<string, Path> = new Map([
  ['Pod', []],
  ['PodTemplate', ['template']],
  ['ReplicationController', ['spec', 'template']],
  ['ReplicaSet', ['spec', 'template']],
  ['Deployment', ['spec', 'template']],
  ['StatefulSet', ['spec', 'template']],
  ['DaemonSet', ['spec', 'template']],
  ['DeploymentConfig', ['spec', 'template']],
  ['Job', ['spec', 'template']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  // Of the agent sandboxes of Kubernetes SIG Apps.
  ['Sandbox', ['spec', 'podTemplate']],
  ['SandboxTemplate', ['spec', 'podTemplate']],
])

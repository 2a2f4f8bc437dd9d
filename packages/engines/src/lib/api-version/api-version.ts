/** A version of an API that Kubernetes no longer serves. */
export interface RemovedVersion {
  /** The 1.x minor release that serves it no more. */
  readonly removed: number
  /** What is written instead; `undefined` where the kind is gone. */
  readonly instead: string | undefined
}

/** What became of an API version and kind; `undefined` where it is served still, or never was. (Kubernetes, Deprecated API Migration Guide.) */
export function removedVersion(apiVersion: string, kind: string): RemovedVersion | undefined {
  return REMOVED.get(`${apiVersion} ${kind}`)
}

/** `<API group>/<kind>` of every kind that lost a version, as checks name kinds. */
export function kindsWithRemovedVersions(): readonly string[] {
  return [...new Set(TABLE.map(([apiVersion, kind]) => `${apiVersion.split('/')[0]}/${kind}`))]
}

const TABLE: readonly (readonly [apiVersion: string, kind: string, removed: number, instead?: string])[] = [
  ['extensions/v1beta1', 'DaemonSet', 16, 'apps/v1'],
  ['extensions/v1beta1', 'Deployment', 16, 'apps/v1'],
  ['extensions/v1beta1', 'ReplicaSet', 16, 'apps/v1'],
  ['extensions/v1beta1', 'NetworkPolicy', 16, 'networking.k8s.io/v1'],
  ['extensions/v1beta1', 'PodSecurityPolicy', 16],
  ['extensions/v1beta1', 'Ingress', 22, 'networking.k8s.io/v1'],
  ['apps/v1beta1', 'Deployment', 16, 'apps/v1'],
  ['apps/v1beta1', 'StatefulSet', 16, 'apps/v1'],
  ['apps/v1beta2', 'DaemonSet', 16, 'apps/v1'],
  ['apps/v1beta2', 'Deployment', 16, 'apps/v1'],
  ['apps/v1beta2', 'ReplicaSet', 16, 'apps/v1'],
  ['apps/v1beta2', 'StatefulSet', 16, 'apps/v1'],
  ['admissionregistration.k8s.io/v1beta1', 'MutatingWebhookConfiguration', 22, 'admissionregistration.k8s.io/v1'],
  ['admissionregistration.k8s.io/v1beta1', 'ValidatingWebhookConfiguration', 22, 'admissionregistration.k8s.io/v1'],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 22, 'apiextensions.k8s.io/v1'],
  ['apiregistration.k8s.io/v1beta1', 'APIService', 22, 'apiregistration.k8s.io/v1'],
  ['certificates.k8s.io/v1beta1', 'CertificateSigningRequest', 22, 'certificates.k8s.io/v1'],
  ['coordination.k8s.io/v1beta1', 'Lease', 22, 'coordination.k8s.io/v1'],
  ['networking.k8s.io/v1beta1', 'Ingress', 22, 'networking.k8s.io/v1'],
  ['networking.k8s.io/v1beta1', 'IngressClass', 22, 'networking.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRole', 22, 'rbac.authorization.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRoleBinding', 22, 'rbac.authorization.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', 'Role', 22, 'rbac.authorization.k8s.io/v1'],
  ['rbac.authorization.k8s.io/v1beta1', 'RoleBinding', 22, 'rbac.authorization.k8s.io/v1'],
  ['scheduling.k8s.io/v1beta1', 'PriorityClass', 22, 'scheduling.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'CSIDriver', 22, 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'CSINode', 22, 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'StorageClass', 22, 'storage.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'VolumeAttachment', 22, 'storage.k8s.io/v1'],
  ['batch/v1beta1', 'CronJob', 25, 'batch/v1'],
  ['discovery.k8s.io/v1beta1', 'EndpointSlice', 25, 'discovery.k8s.io/v1'],
  ['events.k8s.io/v1beta1', 'Event', 25, 'events.k8s.io/v1'],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 25, 'autoscaling/v2'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 26, 'autoscaling/v2'],
  ['policy/v1beta1', 'PodDisruptionBudget', 25, 'policy/v1'],
  ['policy/v1beta1', 'PodSecurityPolicy', 25],
  ['node.k8s.io/v1beta1', 'RuntimeClass', 25, 'node.k8s.io/v1'],
  ['storage.k8s.io/v1beta1', 'CSIStorageCapacity', 27, 'storage.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', 'FlowSchema', 26, 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta1', 'PriorityLevelConfiguration', 26, 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', 'FlowSchema', 29, 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta2', 'PriorityLevelConfiguration', 29, 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema', 32, 'flowcontrol.apiserver.k8s.io/v1'],
  ['flowcontrol.apiserver.k8s.io/v1beta3', 'PriorityLevelConfiguration', 32, 'flowcontrol.apiserver.k8s.io/v1'],
]
const REMOVED: ReadonlyMap<string, RemovedVersion> = new Map(
  TABLE.map(([apiVersion, kind, removed, instead]) => [`${apiVersion} ${kind}`, { removed, instead }]),
)

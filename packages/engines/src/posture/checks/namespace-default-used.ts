import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'namespace-default-used',
  title: 'Object is in the default namespace',
  description:
    'Things that belong together should be in a namespace of their own: roles, quotas and network policies reach as far as a namespace does, and what everybody shares nobody guards.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.4' },
    { framework: 'nsa-cisa', id: 'NET/namespaces' },
    { framework: 'pci-dss-4.0', id: '2.2.3' },
  ],
  maturity: 'experimental',
  falsePositives: ['Manifests that name no namespace because the tool that applies them does.'],
  remediation: 'Name a namespace in the manifest, or in the tool that applies it.',
  isOptional: true,
  translations: { 'zh-Hans': { title: '对象位于默认命名空间', remediation: '在清单或应用清单的工具中指定命名空间。' } },
  kinds: [
    '/ConfigMap',
    '/Endpoints',
    '/LimitRange',
    '/PersistentVolumeClaim',
    '/Pod',
    '/PodTemplate',
    '/ReplicationController',
    '/ResourceQuota',
    '/Secret',
    '/Service',
    '/ServiceAccount',
    'apps/DaemonSet',
    'apps/Deployment',
    'apps/ReplicaSet',
    'apps/StatefulSet',
    'autoscaling/HorizontalPodAutoscaler',
    'batch/CronJob',
    'batch/Job',
    'discovery.k8s.io/EndpointSlice',
    'networking.k8s.io/Ingress',
    'networking.k8s.io/NetworkPolicy',
    'policy/PodDisruptionBudget',
    'rbac.authorization.k8s.io/Role',
    'rbac.authorization.k8s.io/RoleBinding',
  ],
  judge,
})

function judge(object: View): readonly Violation[] {
  const metadata = object.at('metadata')
  const namespace = metadata.at('namespace')
  if ((namespace.string() ?? 'default') !== 'default' || isOfCluster(object)) return []
  const name = metadata.at('name').string() ?? ''
  return [
    {
      path: namespace.path,
      message: `${object.at('kind').string() ?? 'object'} ${name} is in the default namespace`,
      edit: undefined,
    },
  ]
}

/** Kubernetes itself keeps these in the default namespace. */
function isOfCluster(object: View): boolean {
  return OF_CLUSTER.has(`${object.at('kind').string() ?? ''}/${object.at('metadata', 'name').string() ?? ''}`)
}

const OF_CLUSTER: ReadonlySet<string> = new Set([
  'ConfigMap/kube-root-ca.crt',
  'EndpointSlice/kubernetes',
  'Endpoints/kubernetes',
  'Service/kubernetes',
  'ServiceAccount/default',
])

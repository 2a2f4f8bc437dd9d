import { resourcesOf } from '../../lib/container-resources/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'resource-requests',
  title: 'Container does not say what resources it needs',
  description:
    'Every container should request processor time and memory. Without, the scheduler packs nodes too full, and the pod is the first to be evicted. A limit stands for a request that is missing.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'NET/resource-policies' }],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Set `resources.requests.cpu` and `.memory` to what the container uses in ordinary times. Pods that request more than is free stay pending.',
  translations: {
    'zh-Hans': {
      title: '容器未说明所需资源',
      remediation:
        '将 `resources.requests.cpu` 与 `.memory` 设为容器平时的用量。请求超过空闲资源的 Pod 会一直处于等待状态。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const ofPod = pod.spec.at('resources')
  return resourcesOf(pod).flatMap(({ name, resources }): readonly Violation[] => {
    const missing = NEEDED.filter((resource) => !isRequested(resource, resources) && !isRequested(resource, ofPod))
    if (missing.length === 0) return []
    const message = `container "${name}" requests no ${missing.join(' and no ')}`
    return [{ path: [...resources.path, 'requests'], message, edit: undefined }]
  })
}

/** The API server takes a limit for the request where that is missing. */
function isRequested(resource: string, resources: View): boolean {
  return ['requests', 'limits'].some((kind) => resources.at(kind, resource).raw !== undefined)
}

const NEEDED = ['cpu', 'memory'] as const

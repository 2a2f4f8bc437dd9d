import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'host-path-cloud-credentials',
  title: 'Pod mounts the cloud credentials of its node',
  description:
    'No pod may mount the directories in which command-line tools and agents of a cloud keep credentials. Who reads them acts in the cloud as the node does, far beyond the cluster.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
  techniques: ['T1552.001', 'T1078.004'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/host-paths' },
    { framework: 'pci-dss-4.0', id: '8.6.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Agents of the cloud provider itself.'],
  remediation:
    'Remove the volume, and give the service account an identity of the cloud (workload identity) that may do what the pod needs.',
  translations: {
    'zh-Hans': {
      title: 'Pod 挂载了其节点的云凭据',
      remediation: '移除该卷，并为服务账号配置只含所需权限的云身份（workload identity）。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.spec
    .at('volumes')
    .items()
    .map((volume) => volume.at('hostPath', 'path'))
    .filter((path) => CREDENTIALS.test(path.string() ?? ''))
    .map((path) => ({ path: path.path, message: `pod mounts ${path.string() ?? ''} of its node`, edit: undefined }))
}

/** Of AWS, Azure and Google Cloud, in whosever home directory. */
const CREDENTIALS =
  /(?:^|\/)(?:\.aws(?:\/(?:credentials|config))?|\.azure(?:\/[\w.]+)?|\.config\/gcloud(?:\/[\w.]+)?|\.gcloud|gcloud\/credentials|azure\.json|etc\/kubernetes\/cloud-config)\/?$/

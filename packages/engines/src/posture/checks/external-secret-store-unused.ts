import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'external-secret-store-unused',
  title: 'Pod takes its secrets from no external store',
  description:
    'Where a house keeps its secrets in an external store, every workload takes them from there, by the CSI driver for secret stores.',
  severity: 'informational',
  standard: undefined,
  references: ['https://secrets-store-csi-driver.sigs.k8s.io/'],
  techniques: ['T1552.007'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.4.2' },
    { framework: 'nsa-cisa', id: 'NET/secrets' },
    { framework: 'pci-dss-4.0', id: '3.6.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Workloads that need no secret.'],
  remediation: 'Mount the secrets with a volume of the driver secrets-store.csi.k8s.io.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: 'Pod 未从外部存储获取 Secret',
      remediation: '使用驱动 secrets-store.csi.k8s.io 的卷挂载 Secret。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  const volumes = pod.spec.at('volumes')
  const isTaken = volumes.items().some((volume) => volume.at('csi', 'driver').string() === DRIVER)
  return isTaken ? [] : [{ path: volumes.path, message: `pod has no volume of the driver ${DRIVER}`, edit: undefined }]
}

const DRIVER = 'secrets-store.csi.k8s.io'

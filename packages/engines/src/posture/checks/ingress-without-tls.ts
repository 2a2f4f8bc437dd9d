import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'ingress-without-tls',
  title: 'Ingress has no TLS',
  description:
    'An Ingress should name a certificate. Without, what users send crosses the network in the clear, passwords and sessions too.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#tls'],
  techniques: ['T1040'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['TLS that ends before the Ingress, or by default of its controller.'],
  remediation:
    'Add `spec.tls` with the hosts and a secret, which cert-manager can keep. Have plain requests redirected.',
  translations: {
    'zh-Hans': {
      title: 'Ingress 未启用 TLS',
      remediation: '添加 `spec.tls`，写明主机和可由 cert-manager 维护的 Secret，并将明文请求重定向。',
    },
  },
  kinds: ['networking.k8s.io/Ingress', 'extensions/Ingress'],
  judge,
})

function judge(ingress: View): readonly Violation[] {
  const tls = ingress.at('spec', 'tls')
  if (tls.items().length > 0 || hasCertificate(ingress.at('metadata', 'annotations'))) return []
  return [{ path: tls.path, message: 'ingress has no TLS', edit: undefined }]
}

/** Cloud load balancers take their certificate by annotation. */
function hasCertificate(annotations: View): boolean {
  return CERTIFICATES.some((key) => annotations.at(key).raw !== undefined)
}

const CERTIFICATES = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
]

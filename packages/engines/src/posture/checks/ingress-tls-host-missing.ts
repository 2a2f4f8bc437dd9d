import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'ingress-tls-host-missing',
  title: 'Ingress has a certificate, but not for each of its hosts',
  description:
    'Each host that an Ingress answers for should be among the hosts of its `tls`. One that is left out is served in the clear, or with a certificate that its users do not believe, while the Ingress looks protected.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#tls'],
  techniques: ['T1040'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Controllers with a default certificate for all their hosts.'],
  remediation: 'Add the host to `spec.tls`, with a certificate for it.',
  translations: {
    'zh-Hans': { title: 'Ingress 有证书，但并未覆盖其每个主机', remediation: '将该主机连同其证书加入 `spec.tls`。' },
  },
  kinds: ['networking.k8s.io/Ingress', 'extensions/Ingress'],
  judge,
})

function judge(ingress: View): readonly Violation[] {
  const certificates = ingress.at('spec', 'tls').items().map(hostsOf)
  // Without hosts a certificate is for all of them; an Ingress without any is told by another rule.
  if (certificates.length === 0 || certificates.some((hosts) => hosts.length === 0)) return []
  const covered = certificates.flat()
  return ingress
    .at('spec', 'rules')
    .items()
    .map((rule) => rule.at('host'))
    .filter((host) => host.string() !== undefined && !covered.some((name) => covers(name, host.string() ?? '')))
    .map((host) => ({ path: host.path, message: `no certificate is for host ${String(host.raw)}`, edit: undefined }))
}

function hostsOf(tls: View): readonly string[] {
  return tls
    .at('hosts')
    .items()
    .flatMap((host) => host.string() ?? [])
}

/** `*.example.com` is for names with one label more, as certificates are. (RFC 9525, section 6.3.) */
function covers(name: string, host: string): boolean {
  if (name === host || name === '*') return true
  return name.startsWith('*.') && host.slice(host.indexOf('.') + 1) === name.slice(2)
}

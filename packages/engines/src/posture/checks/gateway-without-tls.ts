import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'gateway-without-tls',
  title: 'Gateway takes HTTP and has no TLS',
  description:
    'A gateway that takes HTTP should have a listener with TLS too, to which plain requests are redirected. Without, what users send crosses the network in the clear, passwords and sessions too.',
  severity: 'medium',
  standard: undefined,
  references: [
    'https://gateway-api.sigs.k8s.io/guides/tls/',
    'https://istio.io/latest/docs/reference/config/networking/gateway/',
  ],
  techniques: ['T1040'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['TLS that ends before the gateway, at a load balancer; gateways inside the cluster.'],
  remediation:
    'Add a listener of protocol HTTPS with a certificate, which cert-manager can keep, and redirect plain requests to it.',
  translations: {
    'zh-Hans': {
      title: 'Gateway 接受 HTTP 且没有 TLS',
      remediation: '添加协议为 HTTPS 且带有证书（可由 cert-manager 维护）的监听器，并将明文请求重定向到它。',
    },
  },
  kinds: ['gateway.networking.k8s.io/Gateway', 'networking.istio.io/Gateway'],
  judge,
})

function judge(gateway: View): readonly Violation[] {
  const listeners = [
    ...gateway.at('spec', 'listeners').items().map(listener),
    ...(isForEgress(gateway) ? [] : gateway.at('spec', 'servers').items()).map(server),
  ]
  if (listeners.some(({ isSafe }) => isSafe)) return []
  return listeners
    .filter(({ protocol }) => PLAIN.has(protocol.string()?.toUpperCase() ?? ''))
    .map(({ protocol }) => ({ path: protocol.path, message: 'gateway takes HTTP and has no TLS', edit: undefined }))
}

interface Listener {
  readonly protocol: View
  readonly isSafe: boolean
}

function listener(at: View): Listener {
  return { protocol: at.at('protocol'), isSafe: SAFE.has(at.at('protocol').string()?.toUpperCase() ?? '') }
}

/** Of Istio: a server of HTTP that redirects leads to one that some other gateway has. */
function server(at: View): Listener {
  const protocol = at.at('port', 'protocol')
  const isSafe = SAFE.has(protocol.string()?.toUpperCase() ?? '') || at.at('tls', 'httpsRedirect').boolean() === true
  return { protocol, isSafe }
}

/** What leaves the mesh is made secure by its own rules. */
function isForEgress(gateway: View): boolean {
  const labels = gateway.at('spec', 'selector').entries()
  return labels.some(([, value]) => value.string()?.includes('egress') === true)
}

const PLAIN: ReadonlySet<string> = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'])
const SAFE: ReadonlySet<string> = new Set(['HTTPS', 'TLS'])

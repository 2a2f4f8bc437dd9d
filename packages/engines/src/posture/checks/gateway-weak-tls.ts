import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'gateway-weak-tls',
  title: 'Gateway speaks versions of TLS that are retired',
  description:
    'A gateway should speak TLS 1.2 and newer. TLS 1.0 and 1.1 were retired in 2021 (RFC 8996): what is sent by them may be read or changed on the way, and a client that knows better can be talked down to them.',
  severity: 'medium',
  standard: undefined,
  references: ['https://www.rfc-editor.org/rfc/rfc8996'],
  techniques: ['T1040', 'T1557'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/encryption' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Set the least version to TLS 1.2. Clients older than about 2014 can no longer connect.',
  translations: {
    'zh-Hans': {
      title: 'Gateway 使用已废弃的 TLS 版本',
      remediation: '将最低版本设为 TLS 1.2。约 2014 年之前的客户端将无法连接。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Clients that know no newer version than TLS 1.1 can no longer connect.' },
  kinds: [
    'gateway.envoyproxy.io/ClientTrafficPolicy',
    'networking.istio.io/Gateway',
    'projectcontour.io/HTTPProxy',
    'traefik.containo.us/TLSOption',
    'traefik.io/TLSOption',
  ],
  judge,
})

function judge(object: View): readonly Violation[] {
  const spec = object.at('spec')
  const versions = [
    ...spec
      .at('servers')
      .items()
      .map((server) => server.at('tls', 'minProtocolVersion')),
    spec.at('minVersion'),
    spec.at('virtualhost', 'tls', 'minimumProtocolVersion'),
    spec.at('tls', 'minVersion'),
  ]
  return versions.flatMap((version): readonly Violation[] => {
    const newer = NEWER.get(version.string() ?? '')
    if (newer === undefined) return []
    const message = `gateway speaks ${String(version.raw)}, which is retired`
    return [{ path: version.path, message, edit: { kind: 'set', path: version.path, value: newer } }]
  })
}

/** Retired versions, as Istio, Traefik, and Contour or Envoy Gateway write them → TLS 1.2 in the same spelling. */
const NEWER: ReadonlyMap<string, string> = new Map([
  ['TLSV1_0', 'TLSV1_2'],
  ['TLSV1_1', 'TLSV1_2'],
  ['VersionTLS10', 'VersionTLS12'],
  ['VersionTLS11', 'VersionTLS12'],
  ['1.0', '1.2'],
  ['1.1', '1.2'],
])

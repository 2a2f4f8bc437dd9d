import { type Component, type Startup, startupOf } from '../../lib/component/index.ts'
import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'etcd-shared-authority',
  title: 'Database etcd trusts every certificate of the cluster',
  description:
    'The etcd of a cluster should trust an authority of its own. Where it is the authority that signs for kubelets and people, each of their certificates opens etcd, and with it every secret.',
  severity: 'high',
  standard: {
    name: 'CIS Kubernetes Benchmark 1.12',
    section: '2.7',
    url: 'https://www.cisecurity.org/benchmark/kubernetes',
  },
  references: ['https://etcd.io/docs/latest/op-guide/security/'],
  techniques: ['T1552'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '2.7' },
    { framework: 'nsa-cisa', id: 'NET/etcd' },
    { framework: 'pci-dss-4.0', id: '4.2.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Files of the same name on different machines.'],
  remediation:
    'Make an authority for etcd alone, sign the certificates of etcd and of the API server as its client with it, and name it in `--trusted-ca-file` and `--etcd-cafile`.',
  translations: {
    'zh-Hans': {
      title: 'etcd 信任集群的所有证书',
      remediation:
        '为 etcd 单独建立证书机构，用它签发 etcd 及作为其客户端的 API 服务器的证书，并在 `--trusted-ca-file` 与 `--etcd-cafile` 中指定。',
    },
  },
  judge,
})

function judge({ pod, namespace }: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] | undefined {
  for (const { component, flag, other } of SIDES) {
    const startup = startupOf(pod, namespace, component)
    if (startup === undefined) continue
    const trusted = startup.flag(flag)
    if (trusted === undefined) return unnamed(startup, flag)
    if (trusted.isOpen) return [{ because: `the value of --${flag} is not written here`, path: trusted.path }]
    const authorities = estate.once(other.authorities)
    if (authorities.length === 0)
      return [{ because: `the authority of ${other.component} is not known, for none was given`, path: trusted.path }]
    if (!authorities.includes(trusted.value)) return []
    const message = `${component} trusts ${trusted.value}, as ${other.component} does`
    return [{ path: trusted.path, message, edit: undefined }]
  }
  return undefined
}

/** A component that trusts no authority is a matter of other rules, unless it may name one out of sight. */
function unnamed(startup: Startup, flag: string): readonly NotKnown[] {
  const absence = startup.absence(flag)
  return absence.kind === 'unknown' ? [{ because: absence.because, path: startup.path }] : []
}

interface Side {
  readonly component: Component
  readonly flag: string
  readonly other: { readonly component: Component; readonly authorities: (estate: Estate) => readonly string[] }
}

function authoritiesOf(component: Component, flag: string): (estate: Estate) => readonly string[] {
  return (estate) =>
    estate.pods().flatMap(({ pod, namespace }) => startupOf(pod, namespace, component)?.flag(flag)?.value ?? [])
}

/** What is wrong is wrong with both, and either can be changed. */
const SIDES: readonly Side[] = [
  {
    component: 'etcd',
    flag: 'trusted-ca-file',
    other: { component: 'kube-apiserver', authorities: authoritiesOf('kube-apiserver', 'client-ca-file') },
  },
  {
    component: 'kube-apiserver',
    flag: 'client-ca-file',
    other: { component: 'etcd', authorities: authoritiesOf('etcd', 'trusted-ca-file') },
  },
]

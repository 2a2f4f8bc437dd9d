import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'host-aliases',
  title: 'Pod writes names into its own hosts file',
  description:
    "A pod should not have host aliases. They send a name to an address past the cluster's DNS, where neither a change of the address nor a look at the DNS shows it; whoever may edit the pod can lead its traffic elsewhere.",
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/'],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'POD/hardening' }],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Remove `hostAliases`, and give the name to the DNS: a Service without selector, of type ExternalName, or a rule of CoreDNS.',
  translations: {
    'zh-Hans': {
      title: 'Pod 向自己的 hosts 文件写入名称',
      remediation:
        '移除 `hostAliases`，改由 DNS 提供名称：无选择算符的 Service、ExternalName 类型的 Service，或 CoreDNS 规则。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'The name is asked of the DNS, which may not know it or answer with another address.',
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.spec
    .at('hostAliases')
    .items()
    .map((alias) => ({
      path: alias.path,
      message: `pod sends ${namesOf(alias)} to ${alias.at('ip').string() ?? 'an address of its own'}`,
      edit: { kind: 'remove', path: alias.path },
    }))
}

function namesOf(alias: View): string {
  const names = alias
    .at('hostnames')
    .items()
    .map((name) => name.string() ?? '')
  return names.length === 0 ? 'no name' : names.join(', ')
}

import { decidingRules } from '../../lib/audit-policy/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'audit-policy-blind',
  title: 'Audit policy does not log what attackers do',
  description:
    'An audit policy should log, at least with who and what, access to secrets, the making of tokens, commands in containers, and changes of pods and of roles. A rule that drops them, or the lack of one that takes them, leaves the log silent where it matters.',
  severity: 'medium',
  standard: {
    name: 'CIS Kubernetes Benchmark 1.12',
    section: '3.2.2',
    url: 'https://www.cisecurity.org/benchmark/kubernetes',
  },
  references: ['https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/'],
  techniques: ['T1562.008'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '3.2.2' },
    { framework: 'nsa-cisa', id: 'LOG/audit-policy' },
    { framework: 'pci-dss-4.0', id: '10.2.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Policies that drop the requests of single controllers before they log the rest.'],
  remediation:
    'Add a rule of level Metadata for secrets, tokens, exec and the like before those that drop things, and end with a rule of level Metadata for everything. The log grows.',
  translations: {
    'zh-Hans': {
      title: '审计策略未记录攻击者的行为',
      remediation:
        '在丢弃事件的规则之前，为 Secret、令牌、exec 等添加级别为 Metadata 的规则，并以一条对所有请求为 Metadata 级别的规则收尾。日志会变大。',
    },
  },
  kinds: ['audit.k8s.io/Policy'],
  judge,
})

function judge(policy: View): readonly Violation[] {
  return ACTS.flatMap(({ said, ...request }): readonly Violation[] => {
    // A rule for named users, groups or namespaces says nothing of the others.
    const { general } = decidingRules(policy, request)
    const level = general?.at('level').string()
    if (level !== undefined && level !== 'None') return []
    const how = general === undefined ? 'no rule logs' : 'a rule drops'
    return [{ path: general?.path ?? policy.at('rules').path, message: `${how} ${said}`, edit: undefined }]
  })
}

const RBAC = 'rbac.authorization.k8s.io'
const ACTS = [
  { said: 'the reading of secrets', group: '', resource: 'secrets', verb: 'get' },
  { said: 'the making of tokens', group: '', resource: 'serviceaccounts/token', verb: 'create' },
  { said: 'commands in containers', group: '', resource: 'pods/exec', verb: 'create' },
  { said: 'new pods', group: '', resource: 'pods', verb: 'create' },
  { said: 'new bindings of roles', group: RBAC, resource: 'clusterrolebindings', verb: 'create' },
]

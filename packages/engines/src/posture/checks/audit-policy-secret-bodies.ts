import { decidingRules } from '../../lib/audit-policy/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'audit-policy-secret-bodies',
  title: 'Audit policy writes secrets into the log',
  description:
    'Requests that carry secrets or tokens must be logged at level Metadata. Higher levels copy what is in them into the audit log, which more people and programs read than may read secrets, and which is kept for long.',
  severity: 'high',
  standard: {
    name: 'CIS Kubernetes Benchmark 1.12',
    section: '3.2.2',
    url: 'https://www.cisecurity.org/benchmark/kubernetes',
  },
  references: ['https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/'],
  techniques: ['T1552.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '3.2.2' },
    { framework: 'nsa-cisa', id: 'LOG/audit-policy' },
  ],
  maturity: 'experimental',
  falsePositives: ['A log that is kept and read as secrets are.'],
  remediation:
    'Put a rule of level Metadata for secrets, `serviceaccounts/token` and `tokenreviews` before those of higher levels, and renew what the log holds already. The log no longer shows what was changed in a secret.',
  translations: {
    'zh-Hans': {
      title: '审计策略将机密写入日志',
      remediation:
        '在更高级别的规则之前，为 secrets、`serviceaccounts/token` 和 `tokenreviews` 添加级别为 Metadata 的规则，并更换日志中已有的机密。日志将不再显示 Secret 中的更改内容。',
    },
  },
  kinds: ['audit.k8s.io/Policy'],
  judge,
})

function judge(policy: View): readonly Violation[] {
  return CARRIERS.flatMap(({ said, levels, ...request }) => {
    const { general, special } = decidingRules(policy, request)
    const rules = general === undefined ? special : [...special, general]
    return rules
      .map((rule) => rule.at('level'))
      .filter((level) => levels.includes(level.string() ?? ''))
      .map(({ path, raw }) => ({ path, message: `logs ${said}, at level ${raw}`, edit: undefined }))
  })
}

/** What secrets travel in: with what is asked, or with the answer alone. */
const CARRIERS = [
  {
    said: 'the secrets that are made',
    group: '',
    resource: 'secrets',
    verb: 'create',
    levels: ['Request', 'RequestResponse'],
  },
  { said: 'the secrets that are read', group: '', resource: 'secrets', verb: 'get', levels: ['RequestResponse'] },
  {
    said: 'the tokens that are made',
    group: '',
    resource: 'serviceaccounts/token',
    verb: 'create',
    levels: ['RequestResponse'],
  },
  {
    said: 'the tokens that are verified',
    group: 'authentication.k8s.io',
    resource: 'tokenreviews',
    verb: 'create',
    levels: ['Request', 'RequestResponse'],
  },
]

import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'webhook-fails-open',
  title: 'Admission goes on without asking where its webhook is gone',
  description:
    'A webhook that decides what is admitted should refuse while it cannot answer. With `failurePolicy: Ignore` whoever brings it down, or is faster than its time-out, gets everything in.',
  severity: 'medium',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy',
  ],
  techniques: ['T1562.001'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/enforcement' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: ['Webhooks that decide nothing, such as those that add labels.'],
  remediation:
    'Set `failurePolicy: Fail` once the webhook runs in several replicas, and leave out kube-system and its own namespace. While it is down, what it is about is refused.',
  translations: {
    'zh-Hans': {
      title: 'Webhook 不可用时准入会直接放行',
      remediation:
        '在 Webhook 以多副本运行后设置 `failurePolicy: Fail`，并排除 kube-system 与其自身的命名空间。其不可用期间，相关请求会被拒绝。',
    },
  },
  kinds: ['admissionregistration.k8s.io/ValidatingWebhookConfiguration'],
  judge,
})

function judge(configuration: View): readonly Violation[] {
  return configuration
    .at('webhooks')
    .items()
    .filter((webhook) => webhook.at('failurePolicy').string() === 'Ignore')
    .map((webhook) => ({
      path: webhook.at('failurePolicy').path,
      message: `webhook ${webhook.at('name').string() ?? ''} is passed over where it does not answer`,
      edit: undefined,
    }))
}

import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'webhook-namespace-opt-out',
  title: 'Namespaces leave a webhook by a label of their own',
  description:
    'A webhook that guards should not leave out namespaces by a label that those who use them can set: who may label a namespace then switches off its guard. The name of a namespace, which nobody can change, is safe.',
  severity: 'medium',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-namespaceselector',
  ],
  techniques: ['T1562.001'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/enforcement' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Clusters where nobody but administrators labels namespaces.'],
  remediation: 'Leave namespaces out by `kubernetes.io/metadata.name`.',
  translations: {
    'zh-Hans': {
      title: '命名空间可通过自身标签绕过 Webhook',
      remediation: '改用 `kubernetes.io/metadata.name` 排除命名空间。',
    },
  },
  kinds: ['admissionregistration.k8s.io/ValidatingWebhookConfiguration'],
  judge,
})

function judge(configuration: View): readonly Violation[] {
  return configuration
    .at('webhooks')
    .items()
    .flatMap((webhook) => webhook.at('namespaceSelector', 'matchExpressions').items())
    .filter((expression) => LEAVES_OUT.has(expression.at('operator').string() ?? ''))
    .filter((expression) => !FIXED.has(expression.at('key').string() ?? ''))
    .map((expression) => ({
      path: expression.path,
      message: `a namespace leaves the webhook by the label ${expression.at('key').string() ?? ''}`,
      edit: undefined,
    }))
}

const LEAVES_OUT: ReadonlySet<string> = new Set(['NotIn', 'DoesNotExist'])
/** Labels that the API server keeps. */
const FIXED: ReadonlySet<string> = new Set(['kubernetes.io/metadata.name'])

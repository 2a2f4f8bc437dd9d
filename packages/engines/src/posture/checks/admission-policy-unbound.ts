import { absent, type Estate, type Member, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estateObjectCheck } from '../check.ts'

export const check = estateObjectCheck({
  id: 'admission-policy-unbound',
  title: 'Admission policy is in force nowhere',
  description:
    'A ValidatingAdmissionPolicy does nothing until a binding puts it in force. One without is a rule that everybody believes in and nobody keeps.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/'],
  techniques: [],
  controls: [{ framework: 'nsa-cisa', id: 'POD/enforcement' }],
  maturity: 'experimental',
  falsePositives: ['Bindings that are kept with other manifests.'],
  remediation: 'Write a ValidatingAdmissionPolicyBinding, first with `validationActions: [Warn, Audit]`.',
  translations: {
    'zh-Hans': {
      title: '准入策略未在任何地方生效',
      remediation: '编写 ValidatingAdmissionPolicyBinding，先使用 `validationActions: [Warn, Audit]`。',
    },
  },
  kinds: ['admissionregistration.k8s.io/ValidatingAdmissionPolicy'],
  judge,
})

function judge({ object, name }: Member, estate: Estate): readonly (Violation | NotKnown)[] {
  const isBound = estate
    .all('admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding')
    .some((binding) => binding.object.at('spec', 'policyName').string() === name)
  if (isBound) return []
  const message = `no binding puts admission policy ${name} in force`
  return [absent(estate, { path: object.at('metadata', 'name').path, message, edit: undefined })]
}

import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'admission-policy-fails-open',
  title: 'Admission policy lets in what it cannot judge',
  description:
    'An admission policy that guards should refuse what it cannot judge. With `failurePolicy: Ignore` an object that makes its expressions fail gets in, and such an object is easily written; with `parameterNotFoundAction: Allow` whoever deletes its parameters switches it off.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/'],
  techniques: ['T1562.001'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/enforcement' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: ['Policies that only warn.'],
  remediation:
    'Set `failurePolicy: Fail` and `parameterNotFoundAction: Deny`, and guard fields that may be missing with `has()`. What the policy cannot judge is then refused.',
  translations: {
    'zh-Hans': {
      title: '准入策略放行其无法判断的对象',
      remediation:
        '设置 `failurePolicy: Fail` 与 `parameterNotFoundAction: Deny`，并用 `has()` 判断可能缺失的字段。此后无法判断的对象会被拒绝。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Objects that make the expressions of the policy fail are refused.' },
  kinds: [
    'admissionregistration.k8s.io/ValidatingAdmissionPolicy',
    'admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding',
  ],
  judge,
})

function judge(policy: View): readonly Violation[] {
  const fails = policy.at('spec', 'failurePolicy')
  const parameters = policy.at('spec', 'paramRef', 'parameterNotFoundAction')
  return [
    ...(fails.string() === 'Ignore' ? [open(fails, 'Fail', 'policy lets in what makes its expressions fail')] : []),
    ...(parameters.string() === 'Allow'
      ? [open(parameters, 'Deny', 'policy is off where its parameters are gone')]
      : []),
  ]
}

function open({ path }: View, value: string, message: string): Violation {
  return { path, message, edit: { kind: 'set', path, value } }
}

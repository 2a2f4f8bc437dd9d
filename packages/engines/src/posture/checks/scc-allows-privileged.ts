import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'scc-allows-privileged',
  title: 'Security context constraints allow privileged containers',
  description:
    'Security context constraints of OpenShift that are made for a workload should not allow privileged containers. Everyone who may use them owns the nodes that his pods run on.',
  severity: 'high',
  standard: undefined,
  references: [
    'https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/authentication_and_authorization/managing-pod-security-policies',
  ],
  techniques: ['T1611'],
  controls: [{ framework: 'nsa-cisa', id: 'POD/privileged' }],
  maturity: 'experimental',
  falsePositives: ['The constraints `privileged` of the platform itself.'],
  remediation:
    'Set `allowPrivilegedContainer: false` and allow the capabilities and volumes that are needed. Privileged pods under these constraints are refused then.',
  fix: {
    safety: 'unsafe',
    mayStop: 'Pods that this constraint admitted as privileged are refused at their next start.',
  },
  translations: {
    'zh-Hans': {
      title: '安全上下文约束允许特权容器',
      remediation: '设置 `allowPrivilegedContainer: false`，并只允许所需的能力和卷。此后受该约束的特权 Pod 将被拒绝。',
    },
  },
  kinds: ['security.openshift.io/SecurityContextConstraints'],
  judge,
})

function judge(constraints: View): readonly Violation[] {
  const allowed = constraints.at('allowPrivilegedContainer')
  if (allowed.boolean() !== true) return []
  const message = 'the constraints allow privileged containers'
  return [{ path: allowed.path, message, edit: { kind: 'set', path: allowed.path, value: false } }]
}

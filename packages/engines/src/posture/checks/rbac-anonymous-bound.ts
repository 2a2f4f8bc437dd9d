import type { Violation } from '../../lib/pod-security/index.ts'
import type { Binding } from '../../lib/rbac/index.ts'
import { bindingCheck, givenTo } from '../binding-check.ts'

export const check = bindingCheck({
  id: 'rbac-anonymous-bound',
  title: 'A role is given to everybody who can reach the API server',
  description:
    'The names system:anonymous and system:unauthenticated are those who did not say who they are. A role for them is a role for whoever reaches the API server.',
  severity: 'critical',
  techniques: ['T1078'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
    { framework: 'pci-dss-4.0', id: '8.2.1' },
  ],
  falsePositives: ['kubeadm gives them one ConfigMap in kube-public, by which nodes join.'],
  remediation: 'Remove the subject.',
  translations: { 'zh-Hans': { title: '角色被授予所有能访问 API 服务器的人', remediation: '移除该主体。' } },
  fix: {
    safety: 'unsafe',
    mayStop: 'Requests without a client certificate or token are refused, also those of health checks from outside.',
  },
  judge,
})

function judge(binding: Binding): readonly Violation[] {
  if (HARMLESS.has(binding.role.name)) return []
  return givenTo(binding, ({ name }) => name === 'system:anonymous' || name === 'system:unauthenticated').map(
    (violation) => ({ ...violation, edit: { kind: 'remove', path: violation.path } }),
  )
}

/** What Kubernetes and kubeadm themselves give to everybody: the version, and how to join. */
const HARMLESS: ReadonlySet<string> = new Set(['system:public-info-viewer', 'kubeadm:bootstrap-signer-clusterinfo'])

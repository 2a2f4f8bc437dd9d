import type { Violation } from '../../lib/pod-security/index.ts'
import type { Binding } from '../../lib/rbac/index.ts'
import { bindingCheck, givenTo } from '../binding-check.ts'

export const check = bindingCheck({
  id: 'dashboard-bound',
  title: 'Rights of the Kubernetes dashboard are given to others',
  description:
    'The role of the dashboard is for the dashboard alone, and its service account needs no other. Who shares them acts through a page that was left open too often.',
  severity: 'high',
  techniques: ['T1078'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Roles of your own that bear the name of the dashboard.'],
  remediation: 'Remove the binding; bind a role made for the people or the program that need it.',
  translations: {
    'zh-Hans': {
      title: 'Kubernetes 仪表板的权限被授予他人',
      remediation: '删除该绑定；为确有需要的人或程序绑定专门的角色。',
    },
  },
  judge,
})

function judge(binding: Binding): readonly Violation[] {
  const isOfDashboard = binding.role.name === DASHBOARD
  return givenTo(binding, ({ kind, name }) => {
    const isDashboard = kind === 'ServiceAccount' && name === DASHBOARD
    return isOfDashboard ? !isDashboard : isDashboard && binding.kind === 'ClusterRoleBinding'
  })
}

const DASHBOARD = 'kubernetes-dashboard'

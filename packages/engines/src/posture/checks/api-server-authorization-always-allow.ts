import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-authorization-always-allow',
  title: 'API server allows every request',
  description:
    'The API server must ask an authorizer. With AlwaysAllow, or without a mode, every credential may do everything.',
  severity: 'critical',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.6' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.3.3' },
  ],
  falsePositives: [],
  remediation: 'Set `--authorization-mode=Node,RBAC`. Whoever has no role stops being served: bind the roles first.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器允许所有请求',
      remediation: '设置 `--authorization-mode=Node,RBAC`。没有角色的主体将不再获得服务：请先绑定角色。',
    },
  },
  component: 'kube-apiserver',
  flags: ['authorization-mode'],
  isRight: isGuarded,
  decidedIn: ['authorization-config'],
  section: '1.2.6',
  covers: ['api-server-authorization-node', 'api-server-authorization-rbac'],
})

/** Without the flag the server allows everything. */
function isGuarded(value: string | undefined): boolean {
  return value !== undefined && !lists(value, 'AlwaysAllow')
}

import { flagCheck, saysFalse } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-anonymous-auth',
  title: 'API server lets in anonymous requests',
  description:
    'The API server should refuse requests without a credential. Until a role is given to the anonymous user they may do little, and the first mistake in a binding opens the cluster to everybody who reaches the server.',
  severity: 'medium',
  techniques: ['T1078.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.1' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.3.1' },
  ],
  falsePositives: [
    'Load balancers and probes that ask /livez and /readyz without a credential; an AuthenticationConfiguration can let anonymous requests reach those paths alone (Kubernetes 1.32 and later).',
  ],
  remediation:
    'Set `--anonymous-auth=false`, or name the paths that anonymous requests may reach in an AuthenticationConfiguration. Health probes without a credential stop working.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器放行匿名请求',
      remediation:
        '设置 `--anonymous-auth=false`，或在 AuthenticationConfiguration 中列出匿名请求可访问的路径。不带凭据的健康探针将停止工作。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Load balancers and probes that ask for health without a credential are refused.' },
  component: 'kube-apiserver',
  flags: ['anonymous-auth'],
  isRight: saysFalse,
  right: { kind: 'value', value: 'false' },
  decidedIn: ['authentication-config'],
  section: '1.2.1',
})

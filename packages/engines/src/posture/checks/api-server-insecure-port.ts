import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-insecure-port',
  title: 'API server answers everybody on an insecure port',
  description:
    'No port of the API server may answer without asking who calls. Everything that reaches it is administrator: by default each process of the node, up to Kubernetes 1.19.',
  severity: 'critical',
  techniques: ['T1133'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/control-plane' },
    { framework: 'pci-dss-4.0', id: '2.2.7' },
  ],
  falsePositives: [],
  remediation: 'Set `--insecure-port=0`, and give its callers credentials for the secure port.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器在不安全端口上应答任何人',
      remediation: '设置 `--insecure-port=0`，并为其调用方提供访问安全端口的凭据。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Whatever reaches the server without a credential is refused.' },
  component: 'kube-apiserver',
  flags: ['insecure-port'],
  // Without the flag it was 8080.
  isRight: (value) => value === '0',
  right: { kind: 'value', value: '0' },
  goneIn: 20,
})

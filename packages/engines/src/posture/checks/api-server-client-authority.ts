import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-client-authority',
  title: 'API server does not verify the certificates of clients',
  description:
    'The API server should know the authority of client certificates: kubelets and controllers prove by them who they are.',
  severity: 'medium',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.25' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.3.1' },
  ],
  falsePositives: ['Managed control planes whose components use tokens alone.'],
  remediation: 'Set `--client-ca-file` to the authority of the cluster.',
  translations: {
    'zh-Hans': { title: 'API 服务器不验证客户端证书', remediation: '将 `--client-ca-file` 设为集群的证书机构。' },
  },
  component: 'kube-apiserver',
  flags: ['client-ca-file'],
  isRight: (value) => (value ?? '') !== '',
  decidedIn: ['authentication-config'],
  section: '1.2.25',
})

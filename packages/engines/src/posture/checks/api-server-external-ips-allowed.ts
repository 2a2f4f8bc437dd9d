import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-external-ips-allowed',
  title: 'API server lets a Service claim addresses outside the cluster',
  description:
    'Admission should refuse external IPs of Services: who may create a Service can take the traffic meant for such an address (CVE-2020-8554).',
  severity: 'low',
  techniques: ['T1557'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.3' },
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  falsePositives: ['Clusters where an admission policy of another kind refuses them.'],
  remediation:
    'Add DenyServiceExternalIPs to `--enable-admission-plugins`. New Services with `externalIPs` are refused; those that exist stay.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器允许 Service 占用集群之外的地址',
      remediation:
        '将 DenyServiceExternalIPs 加入 `--enable-admission-plugins`。新建带 `externalIPs` 的 Service 会被拒绝，已有的保持不变。',
    },
  },
  component: 'kube-apiserver',
  flags: ['enable-admission-plugins'],
  isRight: (value) => lists(value, 'DenyServiceExternalIPs'),
  section: '1.2.3',
})

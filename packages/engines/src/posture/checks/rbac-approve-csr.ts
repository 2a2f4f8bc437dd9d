import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-approve-csr',
  title: 'Role may approve certificates',
  description:
    'Who may approve certificate signing requests makes the cluster sign a client certificate for any name, a node or an administrator.',
  severity: 'critical',
  techniques: ['T1098', 'T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.11' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Approvers of node certificates do so by design.'],
  remediation: 'Remove it, or limit the signers that may be approved, with the verb approve on named signers.',
  translations: {
    'zh-Hans': {
      title: '角色可以批准证书',
      remediation: '移除该权限，或对具名签名者授予 approve 动词，以限定可批准的签名者。',
    },
  },
  may: (where) => `approve certificates of ${where}`,
  targets: [
    {
      group: 'certificates.k8s.io',
      resource: 'certificatesigningrequests/approval',
      verbs: ['update', 'patch'],
      isClusterScoped: true,
    },
  ],
})

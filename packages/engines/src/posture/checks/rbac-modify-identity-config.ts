import { grantCheck } from '../grant-check.ts'

export const check = grantCheck({
  id: 'rbac-modify-identity-config',
  title: 'Role may change who the cluster believes people are',
  description:
    'Some config maps of kube-system decide who is who and where names lead: aws-auth maps identities of the cloud to groups, coredns answers names, kube-proxy and kubeadm-config set up nodes. Who writes config maps there becomes administrator. A Role of another namespace cannot.',
  severity: 'high',
  techniques: ['T1098'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.8' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: ['Controllers that keep their own config maps; name them.'],
  remediation: 'Name with resourceNames the config maps that are written, and keep such roles out of kube-system.',
  translations: {
    'zh-Hans': {
      title: '角色可以更改集群对身份的认定',
      remediation: '用 resourceNames 列出所写的 ConfigMap，并使此类角色远离 kube-system。',
    },
  },
  isHarmless: ({ kind, namespace }) => kind === 'Role' && namespace !== 'kube-system',
  may: (where) => `write the config maps of ${where}, those of identity and names too`,
  targets: [{ group: '', resource: 'configmaps', verbs: ['update', 'patch'], isBadName: (name) => IDENTITY.has(name) }],
})

/** Of cloud providers and of Kubernetes' own components. */
const IDENTITY: ReadonlySet<string> = new Set([
  'aws-auth',
  'coredns',
  'coredns-custom',
  'kube-dns',
  'kube-proxy',
  'kubeadm-config',
  'kubelet-config',
  'extension-apiserver-authentication',
])

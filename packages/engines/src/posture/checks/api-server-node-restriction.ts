import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-node-restriction',
  title: 'API server lets kubelets change other nodes',
  description:
    'The plugin NodeRestriction must be on. Without it a kubelet that is broken into relabels other nodes and draws their pods, with their secrets, to itself.',
  severity: 'high',
  techniques: ['T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.14' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.2' },
  ],
  falsePositives: [],
  remediation:
    'Add NodeRestriction to `--enable-admission-plugins`, with the Node authorizer. Agents that change other nodes with the credential of a kubelet stop working.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器允许 kubelet 更改其他节点',
      remediation:
        '将 NodeRestriction 加入 `--enable-admission-plugins`，并启用 Node 鉴权。用 kubelet 凭据更改其他节点的代理将停止工作。',
    },
  },
  component: 'kube-apiserver',
  flags: ['enable-admission-plugins'],
  isRight: (value) => lists(value, 'NodeRestriction'),
  section: '1.2.14',
})

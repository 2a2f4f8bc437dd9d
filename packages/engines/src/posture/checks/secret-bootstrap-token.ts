import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'secret-bootstrap-token',
  title: 'Token by which nodes join stands in a manifest',
  description:
    'A bootstrap token lets whoever has it join the cluster as a node, and ask for what nodes are given. It should be made when a node joins, live for a day and stand in no file; one without `expiration` never ends.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/'],
  techniques: ['T1552.001', 'T1078'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '3.1.3' },
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.6.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Tokens that ended long ago.'],
  remediation:
    'Delete the token in the cluster, for it is known; make one with `kubeadm token create` when a node joins.',
  translations: {
    'zh-Hans': {
      title: '节点加入集群所用的令牌写在清单中',
      remediation: '该令牌已经泄露，请在集群中删除；节点加入时用 `kubeadm token create` 生成。',
    },
  },
  kinds: ['/Secret'],
  judge,
})

function judge(secret: View): readonly Violation[] {
  if (secret.at('type').string() !== 'bootstrap.kubernetes.io/token') return []
  return ['data', 'stringData']
    .map((field) => secret.at(field, 'token-secret'))
    .filter((token) => (token.string() ?? '') !== '')
    .map(({ path }) => ({ path, message: lifeOf(secret), edit: undefined, isSecret: 'value' }))
}

function lifeOf(secret: View): string {
  const ends = ['data', 'stringData'].some((field) => secret.at(field, 'expiration').raw !== undefined)
  return `manifest holds a token by which nodes join${ends ? '' : ', and which never ends'}`
}

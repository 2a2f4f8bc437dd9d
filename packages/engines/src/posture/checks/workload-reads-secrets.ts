import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { accountOf, heldBy, rightsOf } from '../../lib/service-account/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'workload-reads-secrets',
  title: 'Pod may read every secret of a namespace',
  description:
    'A program should be given the secrets that it needs and no others. With the right to read all secrets of a namespace, the token in the pod reads those of every neighbour, their passwords, keys and the tokens of their service accounts.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/secrets-good-practices/'],
  techniques: ['T1552.007'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.2' },
    { framework: 'nsa-cisa', id: 'AUTH/least-privilege' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  maturity: 'experimental',
  falsePositives: ['Controllers that keep the secrets of their namespace, such as those of certificates.'],
  remediation:
    'Mount the secrets that the program needs and grant none, or name them with resourceNames and the verb get.',
  translations: {
    'zh-Hans': {
      title: 'Pod 可以读取某个命名空间的全部 Secret',
      remediation: '只挂载程序所需的 Secret 而不授予权限，或用 resourceNames 与动词 get 指定它们。',
    },
  },
  judge,
})

function judge(member: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const held = heldBy(rightsOf(member, estate), [SECRETS])
  if (held === undefined) return []
  const { path } = member.pod.spec.at('serviceAccountName')
  const where = held.reach === '*' ? 'the cluster' : `namespace ${held.reach}`
  const message = `service account ${accountOf(member)} holds ${held.role} and may read every secret of ${where}`
  return [{ path, message, edit: undefined }]
}

const SECRETS = { group: '', resource: 'secrets', verbs: ['get', 'list', 'watch'] }

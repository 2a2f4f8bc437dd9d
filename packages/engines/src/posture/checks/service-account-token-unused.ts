import { absent, type Estate, type MemberPod, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'service-account-token-unused',
  title: 'Pod mounts a token of a service account that may do nothing',
  description:
    'A pod whose service account is given no role should not mount its token: it needs none. Whoever takes it asks the API server as this account, learns what everybody may, and gains whatever is bound to it later.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/'],
  techniques: ['T1528'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.1.6' },
    { framework: 'nsa-cisa', id: 'AUTH/escalation' },
  ],
  maturity: 'experimental',
  falsePositives: [
    'Programs that prove by the token who they are, to Vault or a cloud.',
    'Roles that are bound elsewhere, or to a group of accounts.',
  ],
  remediation:
    'Set `automountServiceAccountToken: false` on the pod or its service account. A program that shows the token to others stops.',
  fix: {
    safety: 'unsafe',
    mayStop: 'A program that shows the token to others, such as Vault or a cloud, is no longer let in.',
  },
  translations: {
    'zh-Hans': {
      title: 'Pod 挂载了无任何权限的服务账号的令牌',
      remediation:
        '在 Pod 或其服务账号上设置 `automountServiceAccountToken: false`。需要向外出示令牌的程序将无法工作。',
    },
  },
  judge,
})

function judge({ pod, namespace }: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const account = pod.spec.at('serviceAccountName').string() || pod.spec.at('serviceAccount').string() || 'default'
  // The default account, which all share, is told by another rule.
  if (account === 'default') return []
  const mounted = pod.spec.at('automountServiceAccountToken')
  const known = estate.find('/ServiceAccount', namespace, account)
  // An account that does not exist mounts nothing, and another rule tells of it.
  if (known === undefined && estate.partial === undefined) return []
  const isMounted = mounted.boolean() ?? known?.object.at('automountServiceAccountToken').boolean() ?? true
  if (!isMounted) return []
  if (estate.once(boundAccounts).has(`${namespace}/${account}`)) return []
  const message = `no role is bound to service account ${account}, whose token the pod mounts`
  return [absent(estate, { path: mounted.path, message, edit: { kind: 'set', path: mounted.path, value: false } })]
}

/** `<namespace>/<name>` of every service account that some binding names. */
function boundAccounts(estate: Estate): ReadonlySet<string> {
  const bindings = BINDINGS.flatMap((kind) => estate.all(kind))
  return new Set(
    bindings.flatMap(({ object, namespace }) =>
      object
        .at('subjects')
        .items()
        .filter((subject) => subject.at('kind').string() === 'ServiceAccount')
        .map((subject) => `${subject.at('namespace').string() ?? namespace}/${subject.at('name').string() ?? ''}`),
    ),
  )
}

const BINDINGS = ['rbac.authorization.k8s.io/RoleBinding', 'rbac.authorization.k8s.io/ClusterRoleBinding']

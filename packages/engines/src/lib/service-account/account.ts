import type { Estate, MemberPod } from '../estate/index.ts'

/** The name of the service account that a pod runs as. */
export function accountOf({ pod }: Pick<MemberPod, 'pod'>): string {
  return pod.spec.at('serviceAccountName').string() || pod.spec.at('serviceAccount').string() || 'default'
}

/** True where the containers of a pod find the token of its service account: the pod decides, else the account, else yes. */
export function mountsToken(member: MemberPod, estate: Estate): boolean {
  const account = estate.find('/ServiceAccount', member.namespace, accountOf(member))
  const field = 'automountServiceAccountToken'
  return member.pod.spec.at(field).boolean() ?? account?.object.at(field).boolean() ?? true
}

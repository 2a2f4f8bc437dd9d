import type { Container, Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'linux-hardening-missing',
  title: 'Nothing of the kernel confines the container beyond the default',
  description:
    'A container is confined by one thing at least: a seccomp profile, an AppArmor profile, SELinux options, or capabilities that it drops. The restricted Pod Security Standard demands two of them singly; this rule is for those who keep the baseline.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/'],
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.2' },
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
  ],
  maturity: 'experimental',
  falsePositives: ['Nodes whose runtime confines every container by default.'],
  remediation:
    'Set `seccompProfile.type: RuntimeDefault` for the pod and `capabilities.drop: [ALL]` for its containers.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '内核未对容器施加默认之外的任何限制',
      remediation: '为 Pod 设置 `seccompProfile.type: RuntimeDefault`，并为其容器设置 `capabilities.drop: [ALL]`。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  if (pod.isWindows) return []
  return pod.containers
    .filter((container) => !isConfined(container, pod))
    .map(({ name, securityContext: { path } }) => {
      const message = `container "${name}" has no seccomp or AppArmor profile, no SELinux options, and drops no capability`
      return { path, message, edit: undefined }
    })
}

function isConfined(container: Container, pod: Pod): boolean {
  const { securityContext } = container
  const contexts = [securityContext, pod.spec.at('securityContext')]
  return (
    PROFILES.some((profile) => hasProfile(contexts, profile)) ||
    contexts.some((context) => context.at('seLinuxOptions').entries().length > 0) ||
    hasAnnotation(container, pod) ||
    dropsCapabilities(securityContext)
  )
}

/** The container's profile, where it has one, stands before that of the pod. */
function hasProfile(contexts: readonly View[], profile: string): boolean {
  const types = contexts.map((context) => context.at(profile, 'type').string())
  const type = types.find((written) => written !== undefined)
  return type !== undefined && type !== 'Unconfined'
}

/** How AppArmor was configured before Kubernetes 1.30. */
function hasAnnotation({ name }: Container, { annotations }: Pod): boolean {
  const profile = annotations.at(`container.apparmor.security.beta.kubernetes.io/${name}`).string()
  return profile !== undefined && profile !== 'unconfined'
}

function dropsCapabilities(securityContext: View): boolean {
  const capabilities = securityContext.at('capabilities')
  const isEverythingAdded = capabilities
    .at('add')
    .items()
    .some((item) => item.string()?.toUpperCase() === 'ALL')
  return capabilities.at('drop').items().length > 0 && !isEverythingAdded
}

const PROFILES = ['seccompProfile', 'appArmorProfile']

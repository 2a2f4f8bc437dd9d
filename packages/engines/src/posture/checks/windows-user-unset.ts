import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'windows-user-unset',
  title: 'Windows container names no user',
  description:
    'A Windows container should name the user that it runs as. Without one it runs as the user of its image, most often the administrator of the container.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/'],
  techniques: ['T1611'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/non-root' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Set `windowsOptions.runAsUserName`, such as ContainerUser, for the pod or the container.',
  translations: {
    'zh-Hans': {
      title: 'Windows 容器未指定用户',
      remediation: '为 Pod 或容器设置 `windowsOptions.runAsUserName`，例如 ContainerUser。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] | undefined {
  if (!isOnWindows(pod)) return undefined
  if (pod.spec.at('securityContext', 'windowsOptions', 'runAsUserName').raw !== undefined) return []
  return pod.containers
    .map(({ name, securityContext }) => ({ name, user: securityContext.at('windowsOptions', 'runAsUserName') }))
    .filter(({ user }) => user.raw === undefined)
    .map(({ name, user }) => ({ path: user.path, message: `container "${name}" names no user`, edit: undefined }))
}

function isOnWindows(pod: Pod): boolean {
  return pod.isWindows || pod.spec.at('nodeSelector', 'kubernetes.io/os').string() === 'windows'
}

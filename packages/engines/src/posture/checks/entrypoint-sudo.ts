import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'entrypoint-sudo',
  title: 'Container starts its program with sudo',
  description:
    'A container should start as the user that its program needs. One that needs sudo runs a program that makes root of anybody, and the permission to do so.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  techniques: ['T1548.003'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/privilege-escalation' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Set the user in the security context, or in the image, and remove sudo from the command and the image.',
  translations: {
    'zh-Hans': {
      title: '容器使用 sudo 启动程序',
      remediation: '在安全上下文或镜像中设置用户，并从命令和镜像中移除 sudo。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap(({ name, view }) =>
    [...view.at('command').items(), ...view.at('args').items()]
      .filter((word) => SUDO.test(word.string() ?? ''))
      .map((word) => ({
        path: word.path,
        message: `container "${name}" starts its program with sudo`,
        edit: undefined,
      })),
  )
}

/** As a word of its own, with or without its directory. */
const SUDO = /(?:^|[\s;&|(/])sudo(?:\s|$)/

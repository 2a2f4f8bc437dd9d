import { runAsUser } from '../../lib/pod-security/checks/run-as-user.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(runAsUser, {
  title: 'Container is told to run as root',
  description:
    "Neither pod nor container may set `runAsUser: 0`. Since Kubernetes 1.35 not so in a user namespace of the pod's own.",
  severity: 'high',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.7' },
    { framework: 'nsa-cisa', id: 'POD/non-root' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: [],
  remediation:
    'Remove `runAsUser: 0`, or set the number of an ordinary user. Files of the image must be readable to it, and it cannot listen below port 1024 without NET_BIND_SERVICE.',
  translations: {
    'zh-Hans': {
      title: '容器被指定以 root 身份运行',
      remediation:
        '移除 `runAsUser: 0`，或设为普通用户的编号。镜像中的文件须对该用户可读；没有 NET_BIND_SERVICE 时不能监听 1024 以下端口。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'The container runs as the user of its image, which may not read its files or listen below port 1024.',
  },
})

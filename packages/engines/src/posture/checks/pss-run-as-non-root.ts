import { runAsNonRoot } from '../../lib/pod-security/checks/run-as-non-root.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(runAsNonRoot, {
  title: 'Container may run as root',
  description:
    "Every container must refuse to start as root, by its own or its pod's `runAsNonRoot: true`. Root in the container is root on the node for every file and kernel interface that both share. Since Kubernetes 1.35 a user namespace of the pod's own (`hostUsers: false`) does as well.",
  severity: 'high',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.7' },
    { framework: 'nsa-cisa', id: 'POD/non-root' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: [
    'An image whose user is a number other than 0 does not run as root; the setting makes sure that it stays so.',
  ],
  remediation:
    'Set `runAsNonRoot: true` for the pod. An image that starts as root then does not start: give it a numeric user, with `runAsUser` or `USER` in its Dockerfile, and make its files readable to that user.',
  translations: {
    'zh-Hans': {
      title: '容器可能以 root 身份运行',
      remediation:
        '为 Pod 设置 `runAsNonRoot: true`。以 root 启动的镜像将无法启动：请用 `runAsUser` 或 Dockerfile 中的 `USER` 指定数字用户，并使其文件对该用户可读。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'An image that starts as root, or whose user is a name and no number, does not start.',
  },
})

import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'kubelet-pod-process-limit',
  title: 'Kubelet lets a pod start any number of processes',
  description: 'The kubelet should limit the processes of a pod: one that starts them without end stops the node.',
  severity: 'low',
  techniques: ['T1499'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '4.2.13' },
    { framework: 'nsa-cisa', id: 'NET/resource-policies' },
  ],
  falsePositives: ['Nodes whose operating system sets the limit.'],
  remediation:
    'Set `podPidsLimit` to what the largest program needs, such as 4096. A program that needs more fails to start threads.',
  translations: {
    'zh-Hans': {
      title: 'kubelet 允许 Pod 启动任意数量的进程',
      remediation: '将 `podPidsLimit` 设为最大程序所需的数目，如 4096。需要更多进程的程序将无法启动线程。',
    },
  },
  component: 'kubelet',
  flags: ['pod-max-pids'],
  isRight: (value) => Number(value ?? -1) > 0,
  section: '4.2.13',
})

import { podSecurityPolicyCheck } from '../pod-security-policy-check.ts'

export const check = podSecurityPolicyCheck({
  id: 'pod-security-policy-host-pid',
  title: 'Every pod security policy admits pods that see the processes of the node',
  description:
    'In a cluster with pod security policies at least one should be strict in this: where all admit it, whoever may make a pod may make one like that. Pod security policies are gone since Kubernetes 1.25.',
  severity: 'high',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.3' },
    { framework: 'nsa-cisa', id: 'POD/enforcement' },
  ],
  falsePositives: ['Clusters where another policy engine decides.'],
  remediation:
    'Add a strict policy and let the workloads of users have that one alone; move to Pod Security Admission before Kubernetes 1.25.',
  translations: {
    'zh-Hans': {
      title: '所有 Pod 安全策略都准入可看到节点进程的 Pod',
      remediation: '添加一条严格的策略，并只让用户工作负载使用它；在升级到 Kubernetes 1.25 之前迁移到 Pod 安全准入。',
    },
  },
  field: ['spec', 'hostPID'],
  admits: 'pods in the process namespace of the node',
  isStrict: (policy) => policy.at('spec', 'hostPID').boolean() !== true,
})

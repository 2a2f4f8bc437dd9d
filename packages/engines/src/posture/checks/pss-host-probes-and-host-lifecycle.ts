import { hostProbesAndHostLifecycle } from '../../lib/pod-security/checks/host-probes-and-host-lifecycle.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(hostProbesAndHostLifecycle, {
  title: 'Probe or lifecycle hook names a host',
  description:
    'A probe or lifecycle hook must not name a host. The kubelet makes the request from the network of the node, so whoever writes the pod could make nodes call addresses that the pod itself cannot reach, a cloud metadata service for example.',
  severity: 'medium',
  techniques: ['T1552.005'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '1.3.2' },
  ],
  falsePositives: ['A probe of 127.0.0.1 with `hostNetwork: true` is how some static pods are watched.'],
  remediation:
    'Remove `host`: without it the probe goes to the address of the pod. To watch a dependency, let the program itself report it on its health endpoint.',
  translations: {
    'zh-Hans': {
      title: '探针或生命周期钩子指定了主机',
      remediation: '移除 `host`：未指定时探针访问 Pod 的地址。若要监视依赖，请让程序在自己的健康端点上报告。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop:
      'The probe or hook goes to the address of the pod, where the program may not listen: the pod may be restarted or get no traffic.',
  },
})

import { capabilityCheck } from '../capability-check.ts'

export const check = capabilityCheck({
  id: 'capability-sys-admin',
  title: 'Container adds the capability SYS_ADMIN',
  description:
    "No container may add SYS_ADMIN. It is the kernel's collective permission: to mount file systems, enter namespaces, change quotas and much more. Root with SYS_ADMIN leaves its container in well-known ways, so that it is almost as good as being privileged.",
  severity: 'critical',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.9' },
    { framework: 'nsa-cisa', id: 'POD/capabilities' },
    { framework: 'pci-dss-4.0', id: '2.2.4' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  falsePositives: ['FUSE mounts and some CSI node plugins need it.'],
  remediation:
    'Remove it. Where the program mounts FUSE or configures devices, use a CSI driver or a device plugin; newer kernels have smaller capabilities (BPF, PERFMON) for tracing.',
  translations: {
    'zh-Hans': {
      title: '容器添加了 SYS_ADMIN 能力',
      remediation:
        '移除该能力。若程序挂载 FUSE 或配置设备，请使用 CSI 驱动或设备插件；较新的内核为跟踪提供了更小的能力（BPF、PERFMON）。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Mounts, changes of namespaces and much else that only administrators may do fail.',
  },
  capabilities: new Map([['SYS_ADMIN', 'mount, and much else that leads to the node']]),
})

import { appArmorProfile } from '../../lib/pod-security/checks/app-armor-profile.ts'
import { podSecurityCheck } from '../pod-security-check.ts'

export const check = podSecurityCheck(appArmorProfile, {
  title: 'AppArmor is switched off for a container',
  description:
    'A pod must leave the AppArmor profile of its node in force, or name one that is loaded there. AppArmor limits which files and capabilities a process can reach even after it has been taken over; `unconfined` takes that limit away.',
  severity: 'medium',
  techniques: ['T1611'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.6.3' },
    { framework: 'nsa-cisa', id: 'POD/hardening' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  falsePositives: ['Nodes without AppArmor ignore the setting either way.'],
  remediation:
    'Remove the setting, or use `RuntimeDefault`. A program that the default profile blocks needs a profile of its own, loaded on the nodes and named with `Localhost`.',
  translations: {
    'zh-Hans': {
      title: '容器关闭了 AppArmor',
      remediation:
        '移除该设置，或使用 `RuntimeDefault`。被默认配置文件拦截的程序需要自己的配置文件，加载到节点上并以 `Localhost` 引用。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop:
      'A program that the default profile of the node blocks, such as one that mounts file systems, is stopped from it.',
  },
})

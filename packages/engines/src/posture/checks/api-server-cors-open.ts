import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-cors-open',
  title: 'API server lets scripts of every web page call it',
  description:
    'The API server should let no foreign web page call it from a browser, or those alone that are named. An expression for every origin lets any page that an administrator opens speak to the server from inside the network.',
  severity: 'medium',
  techniques: ['T1189'],
  controls: [{ framework: 'nsa-cisa', id: 'NET/control-plane' }],
  falsePositives: [],
  remediation:
    'Remove `--cors-allowed-origins`, or name each origin, with its scheme and both ends: `^https://console\\.example\\.com$`. Web consoles on other origins stop working.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器允许任何网页的脚本调用它',
      remediation:
        '移除 `--cors-allowed-origins`，或逐一列出来源，写明协议并限定首尾：`^https://console\\.example\\.com$`。其他来源的网页控制台将停止工作。',
    },
  },
  component: 'kube-apiserver',
  flags: ['cors-allowed-origins'],
  isRight: (value) => (value ?? '').split(',').every((origin) => !EVERYTHING.test(origin.trim())),
})

/** Expressions of which nothing is left without scheme and ends but "anything". */
const EVERYTHING = /^\^?(?:https?(?:\?|\[s\]\?)?:)?(?:\/\/)?\(?\.?[*+]\)?\$?$/

import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-insecure-bind-address',
  title: 'API server answers everybody on the network on an insecure port',
  description:
    'The insecure port of old API servers may at most be reached from the node itself. On any other address it makes whoever reaches the network administrator.',
  severity: 'critical',
  techniques: ['T1133'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/control-plane' },
    { framework: 'pci-dss-4.0', id: '2.2.7' },
  ],
  falsePositives: ['A server whose insecure port is 0.'],
  remediation: 'Remove `--insecure-bind-address`, and set `--insecure-port=0`. Its callers need credentials.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器在不安全端口上应答网络中的任何人',
      remediation: '移除 `--insecure-bind-address`，并设置 `--insecure-port=0`。其调用方需要凭据。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'Whatever reaches the server without a credential from another machine is refused.',
  },
  component: 'kube-apiserver',
  flags: ['insecure-bind-address'],
  isRight: isLoopback,
  right: { kind: 'unwritten' },
  goneIn: 20,
})

/** Left out, it is the loopback address. */
function isLoopback(value: string | undefined): boolean {
  return value === undefined || value.startsWith('127.') || value === '::1' || value === 'localhost'
}

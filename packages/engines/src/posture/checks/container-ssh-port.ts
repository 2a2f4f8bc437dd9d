import { portCheck } from '../port-check.ts'

export const check = portCheck({
  id: 'container-ssh-port',
  title: 'Container listens for SSH',
  description:
    'A container should run no SSH server. It is a way in beside the API server, with keys and a log of its own, that neither RBAC nor the audit log knows of.',
  severity: 'low',
  references: ['https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/'],
  techniques: ['T1021.004', 'T1133'],
  controls: [{ framework: 'nsa-cisa', id: 'NET/exposure' }],
  falsePositives: ['Git servers and SFTP gateways, whose task it is.'],
  remediation:
    'Remove the server from the image; use `kubectl exec` or an ephemeral container. Clients that log in by SSH lose their way in.',
  translations: {
    'zh-Hans': {
      title: '容器监听 SSH 端口',
      remediation: '从镜像中移除 SSH 服务器，改用 `kubectl exec` 或临时容器。通过 SSH 登录的客户端将无法连接。',
    },
  },
  isWrong: ({ number, protocol }) => number === 22 && protocol === 'TCP',
  lets: 'takes logins by SSH on port',
})

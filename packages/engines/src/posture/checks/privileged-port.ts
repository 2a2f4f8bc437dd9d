import { portCheck } from '../port-check.ts'

export const check = portCheck({
  id: 'privileged-port',
  title: 'Container listens on a port below 1024',
  description:
    'A container should listen on a port from 1024 on. Below, older container runtimes let only root and the capability NET_BIND_SERVICE listen, so that such a port is what keeps a program from running as another user.',
  severity: 'informational',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/'],
  techniques: [],
  controls: [],
  falsePositives: ['Newer container runtimes let every user listen on every port.'],
  remediation: 'Let the program listen on 8080 or the like and keep the port of the Service: clients notice nothing.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '容器监听 1024 以下的端口',
      remediation: '让程序监听 8080 之类的端口，Service 的端口保持不变：客户端不会察觉。',
    },
  },
  isWrong: ({ number }) => number > 0 && number < 1024,
  lets: 'listens on the privileged port',
})

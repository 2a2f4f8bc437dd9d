import { flagCheck, lists } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-namespace-lifecycle',
  title: 'API server admits objects into namespaces that do not exist or end',
  description:
    'The plugin NamespaceLifecycle may not be switched off. Without it objects appear in namespaces that are being deleted, and the namespaces of the system can be deleted.',
  severity: 'medium',
  techniques: ['T1562.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.13' },
    { framework: 'nsa-cisa', id: 'NET/namespaces' },
  ],
  falsePositives: [],
  remediation: 'Remove NamespaceLifecycle from `--disable-admission-plugins`.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器准入属于不存在或正在终止的命名空间的对象',
      remediation: '从 `--disable-admission-plugins` 中移除 NamespaceLifecycle。',
    },
  },
  component: 'kube-apiserver',
  flags: ['disable-admission-plugins'],
  isRight: (value) => !lists(value, 'NamespaceLifecycle'),
  section: '1.2.13',
})

import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import {
  holdsKnownKey,
  holdsPrivateKey,
  holdsUrlPassword,
  isLiteral,
  namesSecret,
} from '../../lib/secret-text/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'secret-in-environment',
  title: 'Container environment holds a secret in plain text',
  description:
    'No manifest may hold a password, token or key in the environment of a container. Everyone who reads the repository or the pod reads it, and it stays in the history.',
  severity: 'high',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/configuration/secret/',
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  ],
  techniques: ['T1552.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.4.1' },
    { framework: 'nsa-cisa', id: 'NET/secrets' },
    { framework: 'pci-dss-4.0', id: '8.6.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Values of a test environment that open nothing.'],
  remediation:
    'Change the secret, for it is known; keep the new one in a Secret or an external store and name it by `valueFrom.secretKeyRef`, or better mount it as a file.',
  translations: {
    'zh-Hans': {
      title: '容器环境变量中以明文存放机密',
      remediation:
        '该机密已泄露，请更换；新的机密放入 Secret 或外部存储，用 `valueFrom.secretKeyRef` 引用，最好以文件方式挂载。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap((container) =>
    container.view
      .at('env')
      .items()
      .map((variable) => ({ at: variable.at('name'), value: textOf(variable.at('value').raw) }))
      .filter(({ at, value }) => holdsSecret(at.string() ?? '', value))
      .map(({ at }) => ({
        // The name, not the value: no report quotes the secret.
        path: at.path,
        message: `container "${container.name}" has a secret in plain text in ${at.string() ?? 'a variable'}`,
        edit: undefined,
        isSecret: true,
      })),
  )
}

/** A number without quotes is a mistake that the API server refuses, and may be a secret that nobody should quote. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function holdsSecret(name: string, value: string): boolean {
  return (
    (namesSecret(name) && isLiteral(value)) || holdsUrlPassword(value) || holdsPrivateKey(value) || holdsKnownKey(value)
  )
}

import type { Violation } from '../../lib/pod-security/index.ts'
import {
  holdsKnownKey,
  holdsPrivateKey,
  holdsUrlPassword,
  isLiteral,
  namesSecret,
  secretSettings,
} from '../../lib/secret-text/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'secret-in-config-map',
  title: 'Config map holds a secret in plain text',
  description:
    'No config map may hold a password, token or key. Config maps are read by many roles that may not read secrets, are not encrypted at rest, and stand in the repository with their history.',
  severity: 'high',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/',
    'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  ],
  techniques: ['T1552.001', 'T1552.007'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.4.1' },
    { framework: 'nsa-cisa', id: 'NET/secrets' },
  ],
  maturity: 'experimental',
  falsePositives: ['Values of a test environment that open nothing.'],
  remediation:
    'Change the secret, for it is known; keep the new one in a Secret or an external store and mount it beside the rest of the configuration.',
  translations: {
    'zh-Hans': {
      title: 'ConfigMap 以明文保存机密',
      remediation: '该机密已经泄露，请更换；将新机密保存在 Secret 或外部存储中，并与其余配置一同挂载。',
    },
  },
  kinds: ['/ConfigMap'],
  judge,
})

function judge(configMap: View): readonly Violation[] {
  return configMap
    .at('data')
    .entries()
    .filter(([key, value]) => holdsSecret(key, textOf(value.raw)))
    .map(([key, { path }]) => ({
      path,
      message: `config map has a secret in plain text in ${key.slice(0, MAX_KEY)}`,
      edit: undefined,
      isSecret: 'value',
    }))
}

/** A number without quotes is a mistake that the API server refuses, and may be a secret that nobody should quote. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function holdsSecret(key: string, text: string): boolean {
  if (holdsPrivateKey(text) || holdsUrlPassword(text) || holdsKnownKey(text)) return true
  return text.trim().includes('\n') ? secretSettings(text).length > 0 : namesSecret(key) && isLiteral(text)
}

const MAX_KEY = 80

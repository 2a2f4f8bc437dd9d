import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'ingress-nginx-snippet',
  title: 'Ingress puts its own text into the configuration of nginx',
  description:
    'No Ingress may have a snippet annotation of ingress-nginx. The text goes into the configuration of the controller, which may read the secrets of all namespaces: who writes the Ingress reads them too.',
  severity: 'critical',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress-controllers/',
    'https://nvd.nist.gov/vuln/detail/CVE-2021-25742',
  ],
  techniques: ['T1528'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '6.3.3' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Replace the snippet by the annotation made for the purpose, and have the controller refuse snippets (`allow-snippet-annotations: "false"`).',
  translations: {
    'zh-Hans': {
      title: 'Ingress 将自己的文本写入 nginx 的配置',
      remediation: '改用专门的注解代替片段，并让控制器拒绝片段（`allow-snippet-annotations: "false"`）。',
    },
  },
  fix: {
    safety: 'unsafe',
    mayStop: 'What the snippet configured, such as headers, redirects or access rules, is gone.',
  },
  kinds: ['networking.k8s.io/Ingress', 'extensions/Ingress'],
  judge,
})

function judge(ingress: View): readonly Violation[] {
  return ingress
    .at('metadata', 'annotations')
    .entries()
    .filter(([key, value]) => SNIPPET.test(key) && (value.string() ?? '').trim() !== '')
    .map(([key, value]) => ({
      path: value.path,
      message: `annotation ${key} goes into the configuration of the controller`,
      edit: { kind: 'remove', path: value.path },
    }))
}

const SNIPPET = /^nginx\.ingress\.kubernetes\.io\/(?:auth|configuration|modsecurity|server|stream)-snippet$/

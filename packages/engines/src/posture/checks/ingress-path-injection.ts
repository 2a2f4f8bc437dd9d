import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'ingress-path-injection',
  title: 'Path of the Ingress holds characters of a configuration',
  description:
    'A path of an Ingress is a path. Quotes, braces, semicolons and line ends have no place in one, and have been used to write into the configuration of the controller (CVE-2021-25748 and its like).',
  severity: 'high',
  standard: undefined,
  references: ['https://nvd.nist.gov/vuln/detail/CVE-2021-25748'],
  techniques: ['T1190'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '6.2.4' },
  ],
  maturity: 'experimental',
  falsePositives: ['Regular expressions of controllers that read paths as such.'],
  remediation:
    'Write the path alone. A pattern needs the path type and the annotation of the controller that reads it.',
  translations: {
    'zh-Hans': {
      title: 'Ingress 的路径包含配置语法字符',
      remediation: '只书写路径本身。模式匹配须使用能识别它的控制器的路径类型与注解。',
    },
  },
  kinds: ['networking.k8s.io/Ingress', 'extensions/Ingress'],
  judge,
})

function judge(ingress: View): readonly Violation[] {
  return ingress
    .at('spec', 'rules')
    .items()
    .flatMap((rule) => rule.at('http', 'paths').items())
    .map((entry) => entry.at('path'))
    .filter((path) => SYNTAX.test(path.string() ?? ''))
    .map((path) => ({
      path: path.path,
      message: `path ${JSON.stringify(path.string() ?? '')} holds characters of a configuration`,
      edit: undefined,
    }))
}

const SYNTAX = /[;{}"'`\\\r\n]|\$\{|\b(?:alias|root|proxy_pass|content_by_lua|log_by_lua)\b\s/

import { kindsWithRemovedVersions, removedVersion } from '../../lib/api-version/index.ts'
import { type Minor, printVersion, type Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { type About, type Check, ruleOf } from '../check.ts'

const about: About = {
  id: 'api-version-removed',
  title: 'Object is of an API version that Kubernetes no longer serves',
  description:
    'An object must be of a version of its API that the cluster serves. The API server refuses any other: what is written so protects nothing, though it stands in the repository. What counts is the Kubernetes version that is judged by.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Manifests kept for older clusters: say their version by `--kubernetes-version`.'],
  remediation:
    'Write the object in the version that is served. Some fields are named otherwise there, and some are now demanded; the deprecation guide lists them.',
  translations: {
    'zh-Hans': {
      title: '对象使用了 Kubernetes 已不再提供的 API 版本',
      remediation: '改用仍在提供的版本编写该对象。部分字段在新版本中改名或变为必填，弃用指南中有完整列表。',
    },
  },
}

export const check: Check = {
  rule: ruleOf(about),
  under: ({ kubernetesVersion }) => ({
    subject: 'object',
    kinds: KINDS,
    judge: (object) => judge(object, kubernetesVersion),
    coveredBy: [],
    covers: [],
  }),
}

function judge(object: View, version: Minor): readonly Violation[] {
  const at = object.at('apiVersion')
  const written = at.string() ?? ''
  const kind = object.at('kind').string() ?? ''
  const found = removedVersion(written, kind)
  if (found === undefined || version < found.removed) return []
  const next = found.instead === undefined ? 'the kind is gone' : `${found.instead} is served`
  return [
    {
      path: at.path,
      message: `${kind} of ${written} is refused by ${printVersion(version)}: ${next}`,
      edit: undefined,
    },
  ]
}

const KINDS = kindsWithRemovedVersions()

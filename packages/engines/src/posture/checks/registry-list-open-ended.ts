import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'registry-list-open-ended',
  title: 'List of allowed registries ends in the middle of a name',
  description:
    'Gatekeeper compares images with the beginnings in its list, letter by letter. A beginning without a slash at its end, such as `registry.example.com`, allows `registry.example.com.attacker.org` too, which anybody may register.',
  severity: 'high',
  standard: undefined,
  references: ['https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos/'],
  techniques: ['T1525', 'T1036.005'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/images' },
    { framework: 'pci-dss-4.0', id: '6.3.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Beginnings that are the whole name of an image.'],
  remediation: 'End each beginning with a slash, or use K8sAllowedReposv2, which compares whole parts of names.',
  translations: {
    'zh-Hans': {
      title: '允许的镜像仓库列表在名称中间截断',
      remediation: '让每个前缀以斜杠结尾，或使用按完整名称段比较的 K8sAllowedReposv2。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Images of registries that were allowed by the shorter beginning are refused.' },
  kinds: ['constraints.gatekeeper.sh/K8sAllowedRepos'],
  judge,
})

function judge(constraint: View): readonly Violation[] {
  return constraint
    .at('spec', 'parameters', 'repos')
    .items()
    .filter((repo) => REGISTRY.test(repo.string() ?? ''))
    .map(({ path, raw }) => ({
      path,
      message: `${String(raw)} allows every registry whose name begins so`,
      edit: { kind: 'set', path, value: `${String(raw)}/` },
    }))
}

/** The name of a host alone: what follows may be more of it. */
const REGISTRY = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/i

import type { Container, Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'environment-variable-duplicate',
  title: 'Container sets an environment variable twice',
  description:
    'A container should set each environment variable once. Of two the later counts, and whoever corrects the first wonders why nothing changes; server-side apply refuses such a list.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['A variable that extends its own earlier value by `$(NAME)`.'],
  remediation: 'Remove the one that does not count, which is the first.',
  translations: {
    'zh-Hans': { title: '容器重复设置了同一环境变量', remediation: '删除不生效的那一项，即前一项。' },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap(doubled)
}

function doubled({ name: container, view }: Container): readonly Violation[] {
  const known = new Set<string>()
  const found: Violation[] = []
  for (const variable of view.at('env').items()) {
    const at = variable.at('name')
    const name = at.string() ?? ''
    if (known.has(name))
      found.push({ path: at.path, message: `container "${container}" sets ${name} again`, edit: undefined })
    if (name !== '') known.add(name)
  }
  return found
}

import type { Container, Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'secret-from-environment',
  title: 'Container takes a secret from its environment',
  description:
    'A container should read its secrets from files. Its environment is given to every process that it starts, is written into crash reports and logs, and keeps an old value until the pod is made anew.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#using-a-secret'],
  techniques: ['T1552'],
  controls: [{ framework: 'cis-kubernetes-1.12', id: '5.4.1' }],
  maturity: 'experimental',
  falsePositives: ['Programs that read their secrets from the environment only.'],
  remediation:
    'Mount the secret as a volume and have the program read the file. A program that knows only the variable must be changed first.',
  translations: {
    'zh-Hans': {
      title: '容器从环境变量读取机密',
      remediation: '以卷的形式挂载该 Secret，并让程序读取文件。只认环境变量的程序须先修改。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap((container) =>
    [...ofVariables(container), ...ofSources(container)].map(({ at, secret }) => ({
      path: at.path,
      message: `container "${container.name}" takes secret ${secret} from its environment`,
      edit: undefined,
    })),
  )
}

interface Use {
  readonly at: View
  readonly secret: string
}

function ofVariables({ view }: Container): readonly Use[] {
  return used(
    view
      .at('env')
      .items()
      .map((variable) => variable.at('valueFrom', 'secretKeyRef')),
  )
}

function ofSources({ view }: Container): readonly Use[] {
  return used(
    view
      .at('envFrom')
      .items()
      .map((source) => source.at('secretRef')),
  )
}

function used(references: readonly View[]): readonly Use[] {
  return references
    .filter((at) => at.raw !== undefined)
    .map((at) => ({ at, secret: at.at('name').string() ?? 'without a name' }))
}

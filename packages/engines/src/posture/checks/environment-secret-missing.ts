import { absent, type Estate, type MemberPod, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { environmentReferences } from '../../lib/workload/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'environment-secret-missing',
  title: 'Container takes its environment from a secret that is not given',
  description:
    'Every secret that the environment of a container is taken from is among what is judged. This is for those who judge what is in a cluster, or whose repository holds every secret in a sealed form that is opened first.',
  severity: 'informational',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Secrets that are kept outside of the repository, as they should be.'],
  remediation: 'Make the secret in the namespace, or correct its name.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '容器的环境变量引用了未提供的 Secret',
      remediation: '在该命名空间中创建此 Secret，或更正其名称。',
    },
  },
  judge,
})

function judge({ pod, namespace }: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  return pod.containers
    .flatMap(environmentReferences)
    .filter(({ kind, name }) => kind === 'Secret' && estate.find('/Secret', namespace, name) === undefined)
    .map(({ name, path }) => {
      const message = `no secret ${name} exists in namespace ${namespace}`
      return absent(estate, { path, message, edit: undefined })
    })
}

import { absent, type Estate, type MemberPod, type NotKnown } from '../../lib/estate/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { type EnvironmentReference, environmentReferences } from '../../lib/workload/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'environment-reference-missing',
  title: 'Container takes its environment from what does not exist',
  description:
    'A config map that the environment of a container is taken from must exist, and a config map or secret that is given must have the key. Else the container is not started. A secret that is not among what is judged is no matter: well kept ones are not.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Config maps that an operator makes, or that are kept with other manifests.'],
  remediation: 'Correct the name or key, add what is missing, or set `optional: true` where the program does without.',
  translations: {
    'zh-Hans': {
      title: '容器的环境变量引用了不存在的对象或键',
      remediation: '更正名称或键，补上缺失的内容；若程序可以没有它，设置 `optional: true`。',
    },
  },
  judge,
})

function judge({ pod, namespace }: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  return pod.containers.flatMap(environmentReferences).flatMap((reference) => missing(reference, namespace, estate))
}

function missing(
  { kind, name, key, path }: EnvironmentReference,
  namespace: string,
  estate: Estate,
): readonly (Violation | NotKnown)[] {
  const source = estate.find(`/${kind}`, namespace, name)
  if (source === undefined) {
    if (kind === 'Secret' || name === OF_EVERY_NAMESPACE) return []
    return [absent(estate, { path, message: `no ${kind} ${name} exists in namespace ${namespace}`, edit: undefined })]
  }
  if (key === undefined || hasKey(source.object, key)) return []
  return [{ path, message: `${kind} ${name} has no key ${key}`, edit: undefined }]
}

function hasKey(source: View, key: string): boolean {
  return ['data', 'stringData', 'binaryData'].some((field) => source.at(field, key).raw !== undefined)
}

const OF_EVERY_NAMESPACE = 'kube-root-ca.crt'

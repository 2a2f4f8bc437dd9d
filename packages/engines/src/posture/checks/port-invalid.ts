import { podPath } from '@ringwall/formats/kubernetes'
import type { Violation } from '../../lib/pod-security/index.ts'
import { portNameProblem, portNumberProblem } from '../../lib/port/index.ts'
import type { View } from '../../lib/view/index.ts'
import { WORKLOAD_KINDS } from '../../lib/workload/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'port-invalid',
  title: 'Port has a number or name that no port can have',
  description:
    'A port is a number from 1 to 65535, or a name of at most 15 lower-case letters, digits and hyphens with a letter among them. The API server refuses any other, and with it the whole object.',
  severity: 'medium',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: [],
  remediation: 'Correct the number, or shorten the name where it is written and wherever it is used.',
  translations: {
    'zh-Hans': {
      title: '端口的编号或名称无效',
      remediation: '更正端口号，或在定义处及所有引用处缩短端口名称。',
    },
  },
  kinds: ['/Service', '/Pod', 'batch/Job', 'batch/CronJob', ...WORKLOAD_KINDS],
  judge,
})

function judge(object: View): readonly Violation[] {
  const kind = object.at('kind').string() ?? ''
  return kind === 'Service' ? ofService(object) : ofPod(object.at(...(podPath(kind) ?? []), 'spec'))
}

function ofService(service: View): readonly Violation[] {
  return service
    .at('spec', 'ports')
    .items()
    .flatMap((port) => wrong(port, ['port', 'targetPort']))
}

function ofPod(spec: View): readonly Violation[] {
  return ['initContainers', 'containers']
    .flatMap((list) => spec.at(list).items())
    .flatMap((container) => container.at('ports').items())
    .flatMap((port) => wrong(port, ['name', 'containerPort']))
}

/** The first thing that is wrong with an entry: one is enough for it to be refused. */
function wrong(entry: View, fields: readonly string[]): readonly Violation[] {
  const found = fields.flatMap((field): readonly Violation[] => {
    const at = entry.at(field)
    const problem = problemOf(at.raw)
    return problem === undefined ? [] : [{ path: at.path, message: `${field} ${problem}`, edit: undefined }]
  })
  return found.slice(0, 1)
}

function problemOf(value: unknown): string | undefined {
  const problem =
    typeof value === 'number'
      ? portNumberProblem(value)
      : typeof value === 'string'
        ? portNameProblem(value)
        : undefined
  return problem && `${JSON.stringify(value).slice(0, MAX_SHOWN)} ${problem}`
}

const MAX_SHOWN = 40

import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'tekton-step-privileged',
  title: 'Step of a pipeline is privileged',
  description:
    'No step of a Tekton task may be privileged. A step runs what is in a repository: whoever gets a change built there has the node, and the secrets of every other pipeline that runs on it.',
  severity: 'high',
  standard: undefined,
  references: ['https://tekton.dev/docs/pipelines/tasks/'],
  techniques: ['T1611', 'T1195.002'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.2' },
    { framework: 'nsa-cisa', id: 'POD/privileged' },
    { framework: 'pci-dss-4.0', id: '6.3.2' },
  ],
  maturity: 'experimental',
  falsePositives: ['Builders of images on nodes of their own.'],
  remediation:
    'Remove `privileged`; build images with a tool that needs no privilege, such as Buildah or BuildKit without root.',
  translations: {
    'zh-Hans': {
      title: '流水线的步骤以特权运行',
      remediation: '移除 `privileged`；使用无需特权的工具构建镜像，例如无 root 的 Buildah 或 BuildKit。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'A step that starts containers or mounts file systems fails.' },
  kinds: [
    'tekton.dev/ClusterTask',
    'tekton.dev/Pipeline',
    'tekton.dev/PipelineRun',
    'tekton.dev/Task',
    'tekton.dev/TaskRun',
  ],
  judge,
})

function judge(object: View): readonly Violation[] {
  return tasksOf(object.at('spec'))
    .flatMap((task) => [task.at('stepTemplate'), ...task.at('steps').items(), ...task.at('sidecars').items()])
    .map((step) => step.at('securityContext', 'privileged'))
    .filter((privileged) => privileged.boolean() === true)
    .map(({ path }) => ({ path, message: 'step is privileged', edit: { kind: 'remove', path } }))
}

/** A task is written by itself, in a run of it, or within a pipeline, which may be written in a run too. */
function tasksOf(spec: View): readonly View[] {
  const pipelines = [spec, spec.at('pipelineSpec')]
  const within = pipelines.flatMap((pipeline) => ['tasks', 'finally'].flatMap((list) => pipeline.at(list).items()))
  return [spec, spec.at('taskSpec'), ...within.map((task) => task.at('taskSpec'))]
}

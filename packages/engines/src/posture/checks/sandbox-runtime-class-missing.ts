import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { objectCheck } from '../check.ts'

export const check = objectCheck({
  id: 'sandbox-runtime-class-missing',
  title: 'Sandbox of an agent runs on the kernel of its node',
  description:
    'A sandbox runs programs that an agent made up. It should have a runtime with a kernel of its own (gVisor, Kata Containers): a flaw of the shared kernel is all that stands between the program and the node.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/containers/runtime-class/'],
  techniques: ['T1611'],
  controls: [{ framework: 'nsa-cisa', id: 'POD/hardening' }],
  maturity: 'experimental',
  falsePositives: ['Nodes whose only runtime is a sandboxed one.'],
  remediation:
    'Set `runtimeClassName` to a sandboxed runtime. Programs that need devices or unusual system calls may fail in it.',
  translations: {
    'zh-Hans': {
      title: '代理的沙箱直接运行在节点内核上',
      remediation: '将 `runtimeClassName` 设为沙箱化运行时。需要设备或特殊系统调用的程序可能在其中失败。',
    },
  },
  kinds: ['agents.x-k8s.io/Sandbox', 'extensions.agents.x-k8s.io/SandboxTemplate'],
  judge,
})

function judge(sandbox: View): readonly Violation[] {
  const runtime = sandbox.at('spec', 'podTemplate', 'spec', 'runtimeClassName')
  if ((runtime.string() ?? '') !== '') return []
  return [{ path: runtime.path, message: 'sandbox names no runtime class', edit: undefined }]
}

import type { Container, Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'probe-port-undeclared',
  title: 'Probe asks a port that the container does not declare',
  description:
    'A probe should ask a TCP port that its container declares. A name that no port has fails always, so that the container is killed or never ready; a number beside those that are declared is mostly one that was changed in one place only.',
  severity: 'low',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  techniques: [],
  controls: [],
  maturity: 'experimental',
  falsePositives: ['Ports for health alone, which nobody declares: nothing demands it.'],
  remediation: 'Name the port in `ports`, and ask it by that name.',
  translations: {
    'zh-Hans': { title: '探针访问容器未声明的端口', remediation: '在 `ports` 中为该端口命名，并让探针按名称访问。' },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap((container) => PROBES.flatMap((probe) => undeclared(container, probe)))
}

function undeclared({ name, view }: Container, probe: string): readonly Violation[] {
  const handlers = HANDLERS.map((handler) => view.at(probe, handler))
  // A probe of another host asks none of the container's ports.
  const handler = handlers.find((at) => at.at('port').raw !== undefined && at.at('host').raw === undefined)
  const asked = handler?.at('port')
  const ports = view.at('ports').items().filter(isTcp)
  if (asked === undefined || isDeclared(asked.raw, ports)) return []
  const message = `${probe} of container "${name}" asks port ${String(asked.raw).slice(0, MAX_SHOWN)}, which it does not declare`
  return [{ path: asked.path, message, edit: undefined }]
}

/** A container that declares no port says nothing about numbers. */
function isDeclared(asked: unknown, ports: readonly View[]): boolean {
  if (typeof asked === 'number' && ports.length === 0) return true
  return ports.some((port) => port.at('name').raw === asked || port.at('containerPort').raw === asked)
}

function isTcp(port: View): boolean {
  return (port.at('protocol').string() ?? 'TCP') === 'TCP'
}

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe']
const HANDLERS = ['httpGet', 'tcpSocket', 'grpc']
const MAX_SHOWN = 40

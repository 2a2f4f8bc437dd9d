import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, Host Ports.
 * A container may not listen on a port of its node.
 */
export const hostPorts: PodSecurityCheck = {
  id: 'hostPorts',
  level: 'baseline',
  control: 'Host Ports',
  versions: [{ since: 0, overrides: [], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap((container) =>
    container.view
      .at('ports')
      .items()
      .map((port) => port.at('hostPort'))
      .filter((hostPort) => (hostPort.number() ?? 0) !== 0)
      .map((hostPort) => ({
        path: hostPort.path,
        message: `container "${container.name}" listens on port ${String(hostPort.raw)} of the node`,
        edit: { kind: 'remove', path: hostPort.path },
      })),
  )
}

import type { View } from '../../view/index.ts'
import type { PodSecurityCheck } from '../check.ts'
import type { Container, Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, Host Probes / Lifecycle Hooks, since 1.34.
 * A probe or lifecycle hook may not name a host: the kubelet runs it from the node's network, so a host of one's choice
 * makes the node send requests where the pod itself may not.
 */
export const hostProbesAndHostLifecycle: PodSecurityCheck = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  control: 'Host Probes / Lifecycle Hooks',
  versions: [{ since: 34, overrides: [], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap((container) =>
    handlers(container)
      .flatMap((handler) => ACTIONS.map((action) => handler.at(action, 'host')))
      .filter((host) => (host.string() ?? '') !== '')
      .map((host) => ({
        path: host.path,
        message: `container "${container.name}" has the node probe host ${String(host.raw)}`,
        edit: { kind: 'remove', path: host.path },
      })),
  )
}

function handlers({ view }: Container): readonly View[] {
  return [
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].map((probe) => view.at(probe)),
    ...['postStart', 'preStop'].map((hook) => view.at('lifecycle', hook)),
  ]
}

const ACTIONS = ['httpGet', 'tcpSocket'] as const

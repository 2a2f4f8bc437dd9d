import type { Container, Violation } from '../lib/pod-security/index.ts'
import type { View } from '../lib/view/index.ts'
import { type About, type Check, podCheck } from './check.ts'

/** A check of the ports that containers declare. */
export interface PortAbout extends Omit<About, 'standard' | 'maturity'> {
  readonly isWrong: (port: Port) => boolean
  /** What the container does with such a port, before its number. */
  readonly lets: string
}

/** A port that a container declares. */
export interface Port {
  readonly number: number
  readonly protocol: string
}

/** Judges each port of each container of a pod. */
export function portCheck({ isWrong, lets, ...about }: PortAbout): Check {
  return podCheck({
    ...about,
    standard: undefined,
    maturity: 'experimental',
    judge: (pod) => pod.containers.flatMap((container) => wrongPorts(container, isWrong, lets)),
  })
}

function wrongPorts({ name, view }: Container, isWrong: PortAbout['isWrong'], lets: string): readonly Violation[] {
  return view
    .at('ports')
    .items()
    .filter((port) => isWrong(portOf(port)))
    .map((port) => ({
      path: port.at('containerPort').path,
      message: `container "${name}" ${lets} ${portOf(port).number}`,
      edit: undefined,
    }))
}

function portOf(port: View): Port {
  return { number: port.at('containerPort').number() ?? 0, protocol: port.at('protocol').string() ?? 'TCP' }
}

import type { Pod } from '../pod-security/index.ts'
import type { View } from '../view/index.ts'

/** What a container asks for, and is held to. */
export interface ContainerResources {
  readonly name: string
  readonly resources: View
}

/** Of every container of a pod that can have resources: ephemeral containers cannot. */
export function resourcesOf(pod: Pod): readonly ContainerResources[] {
  return pod.containers
    .filter(({ view }) => !view.path.includes('ephemeralContainers'))
    .map(({ name, view }) => ({ name, resources: view.at('resources') }))
}

import type { Container, Pod } from '../pod-security/index.ts'

/** The containers that do the work of a pod: neither those that prepare it nor those that debug it. */
export function mainContainers(pod: Pod): readonly Container[] {
  return pod.containers.filter(({ view }) => view.path.includes('containers'))
}

/** The containers that a pod is written with: a debugger is added to it while it runs. */
export function writtenContainers(pod: Pod): readonly Container[] {
  return pod.containers.filter(({ view }) => !view.path.includes('ephemeralContainers'))
}

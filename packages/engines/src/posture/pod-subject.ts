import { podPath } from '@ringwall/formats/kubernetes'
import type { Path, Resource } from '@ringwall/model'
import { type Pod, podOf } from '../lib/pod-security/index.ts'
import { type Unreadable, view } from '../lib/view/index.ts'

/** The pod that an object holds, and what of it could not be read at all. */
export interface PodSubject {
  readonly pod: Pod
  readonly unreadable: readonly Unreadable[]
}

/** `undefined` where the object is of a kind that holds no pod. */
export function podSubject(resource: Resource): PodSubject | undefined {
  const path = hasPods(resource.apiVersion) ? podPath(resource.asset.resource) : undefined
  if (path === undefined) return undefined
  const unreadable: Unreadable[] = []
  const object = view(resource.object, [], unreadable).at(...path).raw
  const pod = podOf(object, path)
  return { pod, unreadable: [...unreadable, ...pod.unreadable, ...missingContainers(pod, path)] }
}

/** A partial object, such as a patch, says nothing about the pod that it will be part of. */
function missingContainers(pod: Pod, path: Path): readonly Unreadable[] {
  if (pod.containers.length > 0 || pod.unreadable.length > 0) return []
  return [{ path: [...path, 'spec', 'containers'], expected: 'a list with a container', found: 'nothing' }]
}

/** Another API group may use the same kind for something else (a `Job` of a batch system). */
function hasPods(apiVersion: string): boolean {
  const [group, version] = apiVersion.split('/')
  return version === undefined || POD_GROUPS.has(group ?? '')
}

const POD_GROUPS: ReadonlySet<string> = new Set(['apps', 'batch', 'extensions'])

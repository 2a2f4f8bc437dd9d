import { podPath } from '@ringwall/formats/kubernetes'
import type { Path, Resource } from '@ringwall/model'
import { type Pod, podOf, type Violation } from '../lib/pod-security/index.ts'
import { type Unreadable, view } from '../lib/view/index.ts'
import type { Judge } from './check.ts'

/** An object as checks see it: itself, and the pod that it holds, if any. */
export interface Subject {
  readonly resource: Resource
  /** `<API group>/<kind>`, as checks name kinds. */
  readonly kind: string
  readonly pod: PodSubject | undefined
}

/** A pod, and what of it could not be read at all. */
export interface PodSubject {
  readonly pod: Pod
  readonly unreadable: readonly Unreadable[]
}

/** What a check says of a subject: the places that are wrong, and what it could not read. */
export interface Said {
  readonly violations: readonly Violation[]
  readonly unread: readonly Unreadable[]
}

export function subjectOf(resource: Resource): Subject {
  const [group, version] = resource.apiVersion.split('/')
  const kind = `${version === undefined ? '' : group}/${resource.asset.resource}`
  return { resource, kind, pod: podSubject(resource, kind) }
}

/** `undefined` where the check is about other things. */
export function ask(judge: Judge, { resource, kind, pod }: Subject): Said | undefined {
  switch (judge.subject) {
    case 'pod': {
      if (pod === undefined) return undefined
      const before = pod.pod.unreadable.length
      const violations = judge.judge(pod.pod)
      return { violations, unread: [...pod.unreadable, ...pod.pod.unreadable.slice(before)] }
    }
    case 'object': {
      if (!judge.kinds.includes(kind)) return undefined
      const unread: Unreadable[] = []
      return { violations: judge.judge(view(resource.object, [], unread)), unread }
    }
  }
}

function podSubject(resource: Resource, kind: string): PodSubject | undefined {
  const path = hasPods(kind) ? podPath(resource.asset.resource) : undefined
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
function hasPods(kind: string): boolean {
  return POD_GROUPS.has(kind.slice(0, kind.indexOf('/')))
}

const POD_GROUPS: ReadonlySet<string> = new Set(['', 'apps', 'batch', 'extensions'])

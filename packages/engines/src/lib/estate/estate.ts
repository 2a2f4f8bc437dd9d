import type { Resource } from '@ringwall/model'
import type { Pod } from '../pod-security/index.ts'
import { type View, view } from '../view/index.ts'

/** The objects that are known together, as a judge of one of them sees the others. */
export interface Estate {
  /** Why absence proves nothing, lower-case; `undefined` where all that runs together was given. */
  readonly partial: string | undefined
  /** The objects of a kind (`<API group>/<kind>`) in a namespace, or in all where none is named. */
  all(kind: string, namespace?: string): readonly Member[]
  /** An object by its name; the namespace of one that has none is `-`. */
  find(kind: string, namespace: string, name: string): Member | undefined
  /** The pods and pod templates of a namespace, or of all where none is named. */
  pods(namespace?: string): readonly MemberPod[]
  /** What `compute` makes of the estate, made once however many objects are judged by it. */
  once<T>(compute: (estate: Estate) => T): T
}

/** One object of an estate. */
export interface Member {
  readonly kind: string
  /** `-` for an object that lives in no namespace. */
  readonly namespace: string
  readonly name: string
  /** What cannot be read in it reads as absent, and is told where the object itself is judged. */
  readonly object: View
  readonly pod: Pod | undefined
}

export interface MemberPod extends Member {
  readonly pod: Pod
}

/** What an estate is made of: an object, how checks name its kind, and the pod that it holds. */
export interface Known {
  readonly resource: Resource
  readonly kind: string
  readonly pod: Pod | undefined
}

/** Indexes objects by kind, namespace and name; look-ups take constant time. */
export function estateOf(known: readonly Known[], partial: string | undefined): Estate {
  const members = known.map(memberOf)
  const byKind = Map.groupBy(members, ({ kind }) => kind)
  const byPlace = Map.groupBy(members, ({ kind, namespace }) => placeOf(kind, namespace))
  const byName = new Map(members.map((member) => [`${placeOf(member.kind, member.namespace)} ${member.name}`, member]))
  const pods = members.filter((member): member is MemberPod => member.pod !== undefined)
  const podsByNamespace = Map.groupBy(pods, ({ namespace }) => namespace)
  const made = new Map<unknown, unknown>()
  const estate: Estate = {
    partial,
    all: (kind, namespace) =>
      (namespace === undefined ? byKind.get(kind) : byPlace.get(placeOf(kind, namespace))) ?? [],
    find: (kind, namespace, name) => byName.get(`${placeOf(kind, namespace)} ${name}`),
    pods: (namespace) => (namespace === undefined ? pods : (podsByNamespace.get(namespace) ?? [])),
    once: <T>(compute: (estate: Estate) => T): T => {
      if (!made.has(compute)) made.set(compute, compute(estate))
      // What was made by a function is of the type that it gives.
      return made.get(compute) as T
    },
  }
  return estate
}

function memberOf({ resource, kind, pod }: Known): Member {
  const { namespace, name } = resource.asset
  return { kind, namespace, name, object: view(resource.object, [], []), pod }
}

function placeOf(kind: string, namespace: string): string {
  return `${kind} ${namespace}`
}

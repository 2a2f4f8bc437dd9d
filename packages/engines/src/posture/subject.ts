import { podPath } from '@ringwall/formats/kubernetes'
import type { Path, Resource } from '@ringwall/model'
import {
  CONFIGURATION_KINDS,
  KUBEADM_KINDS,
  keepsConfiguration,
  mayStart,
  type Startup,
  startupsOf,
  startupsOfConfigMap,
  startupsOfPod,
} from '../lib/component/index.ts'
import type { Estate, Member, MemberPod, NotKnown } from '../lib/estate/index.ts'
import { type Pod, podOf, type Violation } from '../lib/pod-security/index.ts'
import { type Unreadable, view } from '../lib/view/index.ts'
import type { ComponentJudge, Judge } from './check.ts'

/** An object as checks see it: itself, and the pod that it holds, if any. */
export interface Subject {
  readonly resource: Resource
  /** `<API group>/<kind>`, as checks name kinds. */
  readonly kind: string
  readonly pod: PodSubject | undefined
  readonly started: Started
}

/** The components of Kubernetes that an object starts, and what could not be read of how. */
export interface Started {
  readonly startups: readonly Startup[]
  readonly unread: readonly Unreadable[]
}

/** A pod, and what of it could not be read at all. */
export interface PodSubject {
  readonly pod: Pod
  readonly unreadable: readonly Unreadable[]
}

/** What a check says of a subject: the places that are wrong, what it could not read, and what it could not know. */
export interface Said {
  readonly violations: readonly Violation[]
  readonly unread: readonly Unreadable[]
  readonly notKnown: readonly NotKnown[]
}

export function subjectOf(resource: Resource): Subject {
  const [group, version] = resource.apiVersion.split('/')
  const kind = `${version === undefined ? '' : group}/${resource.asset.resource}`
  const pod = podSubject(resource, kind)
  return { resource, kind, pod, started: startedBy(resource, kind, pod) }
}

/** True where a check may be about objects of a kind: it names it, or is about pods and the kind has one. */
export function isAbout(judge: Judge, { kind, pod }: Subject): boolean {
  switch (judge.subject) {
    case 'object':
    case 'object_in_estate':
      return judge.kinds.includes(kind)
    case 'pod':
    case 'pod_in_estate':
      return pod !== undefined
    case 'component':
      return pod !== undefined || CONFIGURING.has(kind)
  }
}

/** `undefined` where the check is about other things. */
export function ask(judge: Judge, subject: Subject, estate: Estate): Said | undefined {
  switch (judge.subject) {
    case 'pod':
      return ofPod(subject, ({ pod }) => judge.judge(pod))
    case 'object':
      return judge.kinds.includes(subject.kind) ? ofObject(subject, ({ object }) => judge.judge(object)) : undefined
    case 'pod_in_estate':
      return ofPod(subject, (member) => judge.judge(member, estate))
    case 'object_in_estate':
      return judge.kinds.includes(subject.kind) ? ofObject(subject, (member) => judge.judge(member, estate)) : undefined
    case 'component':
      return ofComponents(subject.started, judge)
  }
}

function ofComponents({ startups, unread }: Started, { component, judge }: ComponentJudge): Said | undefined {
  const verdicts = startups
    .filter((startup) => startup.component === component)
    .map(judge)
    .filter((verdict) => verdict !== undefined)
  return verdicts.length === 0 ? undefined : said(verdicts.flat(), unread)
}

type Verdicts = readonly (Violation | NotKnown)[] | undefined

function ofPod({ resource, kind, pod }: Subject, judge: (member: MemberPod) => Verdicts): Said | undefined {
  if (pod === undefined) return undefined
  const before = pod.pod.unreadable.length
  const unread: Unreadable[] = []
  const verdicts = judge({ ...memberOf(resource, kind, unread), pod: pod.pod })
  return said(verdicts, [...pod.unreadable, ...pod.pod.unreadable.slice(before), ...unread])
}

function ofObject({ resource, kind, pod }: Subject, judge: (member: Member) => Verdicts): Said | undefined {
  const unread: Unreadable[] = []
  const verdicts = judge({ ...memberOf(resource, kind, unread), pod: pod?.pod })
  return said(verdicts, unread)
}

function memberOf(resource: Resource, kind: string, unread: Unreadable[]): Omit<Member, 'pod'> {
  const { namespace, name } = resource.asset
  return { kind, namespace, name, object: view(resource.object, [], unread) }
}

function said(verdicts: Verdicts, unread: readonly Unreadable[]): Said | undefined {
  if (verdicts === undefined) return undefined
  return {
    violations: verdicts.filter((verdict): verdict is Violation => !('because' in verdict)),
    notKnown: verdicts.filter((verdict): verdict is NotKnown => 'because' in verdict),
    unread,
  }
}

function startedBy(resource: Resource, kind: string, pod: PodSubject | undefined): Started {
  const unread: Unreadable[] = []
  const { namespace, name } = resource.asset
  if (kind === CONFIG_MAP) {
    const isKept = keepsConfiguration(namespace, name)
    return isKept ? { startups: startupsOfConfigMap(view(resource.object, [], unread)), unread } : NOTHING_STARTED
  }
  if (CONFIGURING.has(kind)) return { startups: startupsOf(view(resource.object, [], unread)), unread }
  const path = podPath(resource.asset.resource)
  if (pod === undefined || path === undefined || !pod.pod.containers.some(mayStart)) return NOTHING_STARTED
  // Read once more, so that what is wrong with its arguments is told to those who read them alone.
  const { raw } = view(resource.object, [], unread).at(...path)
  const again = podOf(raw, path)
  return { startups: startupsOfPod(again, namespace), unread: again.unreadable }
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

const CONFIG_MAP = '/ConfigMap'
/** Kinds that say how components are started, and are no pods. */
const CONFIGURING: ReadonlySet<string> = new Set([CONFIG_MAP, ...KUBEADM_KINDS, ...CONFIGURATION_KINDS])
const NOTHING_STARTED: Started = { startups: [], unread: [] }
const POD_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'apps.openshift.io',
  'batch',
  'extensions',
  'agents.x-k8s.io',
  'extensions.agents.x-k8s.io',
])

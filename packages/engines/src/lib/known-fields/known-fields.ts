import { FIELDS } from './fields.ts'

/** Fields of a type, each with the name of the type below it; `undefined` below where anything may stand. */
export type KnownFields = ReadonlyMap<string, string | undefined>

/** `<API group>/<kind>` of every kind whose fields are known, as checks name kinds. */
export function kindsWithFields(): readonly string[] {
  return ROOTS.flatMap(([apiVersion, kinds]) => kinds.map((kind) => `${groupOf(apiVersion)}/${kind}`))
}

/** The fields of an object; `undefined` where they are not known. */
export function fieldsOfObject(apiVersion: string, kind: string): KnownFields | undefined {
  const [, kinds] = ROOTS.find(([version]) => version === apiVersion) ?? []
  return kinds?.includes(kind) === true ? TYPES.get(kind) : undefined
}

/** The fields of a type. */
export function fieldsOf(type: string): KnownFields | undefined {
  return TYPES.get(type)
}

/** A known field that is meant by one that is not: the same in another case, or one that belongs further down. */
export function fieldMeantBy(unknown: string, known: KnownFields): string | undefined {
  const lower = unknown.toLowerCase()
  for (const field of known.keys()) if (field.toLowerCase() === lower) return field
  for (const [field, type] of known)
    if (type !== undefined && TYPES.get(type)?.has(unknown)) return `${field}.${unknown}`
  return undefined
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}

function parsed(line: string): readonly [string, KnownFields] {
  const [type = '', ...fields] = line.split(' ')
  return [type, new Map(fields.map(typed))]
}

function typed(field: string): readonly [string, string | undefined] {
  const [name = '', type] = field.split(':')
  return [name, type]
}

const ROOTS: readonly (readonly [apiVersion: string, kinds: readonly string[]])[] = [
  [
    'v1',
    [
      'ConfigMap',
      'LimitRange',
      'Namespace',
      'PersistentVolumeClaim',
      'Pod',
      'ReplicationController',
      'ResourceQuota',
      'Secret',
      'Service',
      'ServiceAccount',
    ],
  ],
  ['apps/v1', ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']],
  ['autoscaling/v2', ['HorizontalPodAutoscaler']],
  ['batch/v1', ['CronJob', 'Job']],
  ['networking.k8s.io/v1', ['Ingress', 'NetworkPolicy']],
  ['policy/v1', ['PodDisruptionBudget']],
  ['rbac.authorization.k8s.io/v1', ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']],
]
const TYPES: ReadonlyMap<string, KnownFields> = new Map(FIELDS.trim().split('\n').map(parsed))

import type { Target } from '../rbac/index.ts'

/** A right that, held in the whole cluster, leads to every other. */
export interface TakeoverTarget extends Target {
  /** What the holder does with it, after `may`. */
  readonly may: string
  /** True for names that are as bad alone. */
  readonly isBadName?: (name: string) => boolean
}

const RBAC = 'rbac.authorization.k8s.io'
const WRITE = ['create', 'update', 'patch']

/** What gives the cluster away where it is held in all of it, the most direct first. (Kubernetes, RBAC Good Practices.) */
export const TAKEOVER_TARGETS: readonly TakeoverTarget[] = [
  {
    group: RBAC,
    resource: 'clusterroles',
    verbs: ['escalate'],
    isBadName: () => true,
    may: 'write any right into roles',
  },
  {
    group: RBAC,
    resource: 'clusterroles',
    verbs: ['bind'],
    isBadName: (name) => name === 'cluster-admin',
    may: 'bind any role to itself',
  },
  { group: '', resource: 'users', verbs: ['impersonate'], may: 'act as any user' },
  {
    group: '',
    resource: 'groups',
    verbs: ['impersonate'],
    isBadName: (name) => name === 'system:masters',
    may: 'act as any group',
  },
  { group: '', resource: 'serviceaccounts', verbs: ['impersonate'], may: 'act as any service account' },
  { group: '', resource: 'serviceaccounts/token', verbs: ['create'], may: 'make tokens for any service account' },
  {
    group: 'certificates.k8s.io',
    resource: 'certificatesigningrequests/approval',
    verbs: ['update', 'patch'],
    may: 'approve certificates for anybody',
  },
  {
    group: 'admissionregistration.k8s.io',
    resource: 'mutatingwebhookconfigurations',
    verbs: WRITE,
    may: 'rewrite every object that is admitted',
  },
  { group: '', resource: 'secrets', verbs: ['get', 'list', 'watch'], may: 'read every secret' },
  { group: '', resource: 'nodes/proxy', verbs: ['get', 'create'], may: 'run commands on every node' },
  { group: '', resource: 'pods', verbs: ['create'], may: 'run any pod anywhere' },
  { group: '', resource: 'pods/exec', verbs: ['get', 'create'], may: 'run commands in every pod' },
  ...['daemonsets', 'deployments', 'statefulsets', 'replicasets'].map((resource) => ({
    group: 'apps',
    resource,
    verbs: WRITE,
    may: 'run any pod anywhere',
  })),
  ...['cronjobs', 'jobs'].map((resource) => ({
    group: 'batch',
    resource,
    verbs: ['create'],
    may: 'run any pod anywhere',
  })),
]

import { parseVersion } from '../pod-security/index.ts'
import type { View } from '../view/index.ts'
import { extraArgs, type Form } from './extra-args.ts'
import { type Component, ELSEWHERE, type Flag, flagPhrases, type Startup, UNSET } from './startup.ts'

/** Kinds that configure kubeadm, by itself or within Cluster API. */
export const KUBEADM_KINDS: readonly string[] = [
  'kubeadm.k8s.io/ClusterConfiguration',
  'kubeadm.k8s.io/InitConfiguration',
  'kubeadm.k8s.io/JoinConfiguration',
  'bootstrap.cluster.x-k8s.io/KubeadmConfig',
  'bootstrap.cluster.x-k8s.io/KubeadmConfigTemplate',
  'controlplane.cluster.x-k8s.io/KubeadmControlPlane',
  'controlplane.cluster.x-k8s.io/KubeadmControlPlaneTemplate',
]

/** How kubeadm starts components as it is configured: what it writes by itself, and the arguments that are added to it. */
export function startupsOfKubeadm(kind: string, object: View): readonly Startup[] {
  const name = kind.slice(kind.indexOf('/') + 1)
  const form: Form = LIST_VERSIONS.has(object.at('apiVersion').string() ?? '') ? 'list' : 'map'
  switch (name) {
    case 'ClusterConfiguration':
      return cluster(object, form)
    case 'InitConfiguration':
    case 'JoinConfiguration':
      return [kubelet(object, form)]
  }
  const template = name.endsWith('Template') ? object.at('spec', 'template', 'spec') : object.at('spec')
  const isControlPlane = name.startsWith('KubeadmControlPlane')
  const config = isControlPlane ? template.at('kubeadmConfigSpec') : template
  const clusterConfiguration = config.at('clusterConfiguration')
  const nodes = ['initConfiguration', 'joinConfiguration'].map((key) => config.at(key))
  const isCluster = isControlPlane || clusterConfiguration.raw !== undefined
  const version = isControlPlane ? template.at('version').string() : undefined
  return [
    ...(isCluster ? cluster(clusterConfiguration, form, version) : []),
    ...nodes.filter(({ raw }) => raw !== undefined).map((node) => kubelet(node, form)),
  ]
}

function cluster(configuration: View, form: Form, version?: string): readonly Startup[] {
  const release = configuration.at('kubernetesVersion').string() ?? version
  const minor = release === undefined || release === 'latest' ? undefined : parseVersion(release)
  const external = configuration.at('etcd', 'external')
  const own: readonly (readonly [Component, View, Defaults])[] = [
    ['kube-apiserver', configuration.at('apiServer'), { ...API_SERVER, ...etcdClient(external) }],
    ['kube-controller-manager', configuration.at('controllerManager'), CONTROLLER_MANAGER],
    ['kube-scheduler', configuration.at('scheduler'), SCHEDULER],
  ]
  const etcd: typeof own = external.raw === undefined ? [['etcd', configuration.at('etcd', 'local'), ETCD]] : []
  return [...own, ...etcd].map(([component, part, defaults]) => startup({ component, part, defaults, minor, form }))
}

type Defaults = Readonly<Record<string, string>>

interface Started {
  readonly component: Component
  readonly part: View
  readonly defaults: Defaults
  readonly minor: Startup['version']
  readonly form: Form
}

function startup({ component, part, defaults, minor, form }: Started): Startup {
  const args = extraArgs(part.at('extraArgs'), form)
  return {
    component,
    path: args.path,
    version: component === 'etcd' ? undefined : minor,
    phrases: flagPhrases(component),
    absence: () => UNSET,
    flag: (name) => args.flags.get(name) ?? byDefault(defaults, name, args),
    set: args.set,
    remove: (name) => args.flags.get(name)?.remove(),
  }
}

/** What kubeadm writes where nobody says otherwise; it leaves the mode of authorization to a configuration file. */
function byDefault(defaults: Defaults, name: string, { flags, path }: ReturnType<typeof extraArgs>): Flag | undefined {
  if (name === 'authorization-mode' && flags.has('authorization-config')) return undefined
  const value = defaults[name]
  return value === undefined ? undefined : { value, isOpen: false, path }
}

/** Arguments that are added to the file by which a kubelet is configured: of what they leave out, that file decides. */
function kubelet(node: View, form: Form): Startup {
  const args = extraArgs(node.at('nodeRegistration', 'kubeletExtraArgs'), form)
  return {
    component: 'kubelet',
    path: args.path,
    version: undefined,
    phrases: flagPhrases('kubelet'),
    absence: () => ELSEWHERE,
    flag: (name) => args.flags.get(name),
    set: args.set,
    remove: (name) => args.flags.get(name)?.remove(),
  }
}

/** Towards an etcd that kubeadm does not run itself. */
function etcdClient(external: View): Defaults {
  if (external.raw === undefined) return {}
  const files = [
    ['etcd-cafile', 'caFile'],
    ['etcd-certfile', 'certFile'],
    ['etcd-keyfile', 'keyFile'],
  ] as const
  const endpoints = external.at('endpoints').items()
  return {
    ...Object.fromEntries(files.map(([flag, field]) => [flag, external.at(field).string() ?? ''])),
    'etcd-servers': endpoints.map((endpoint) => endpoint.string() ?? '').join(','),
  }
}

/** From these versions on, arguments are a list. */
const LIST_VERSIONS: ReadonlySet<string> = new Set([
  'kubeadm.k8s.io/v1beta4',
  'bootstrap.cluster.x-k8s.io/v1beta2',
  'controlplane.cluster.x-k8s.io/v1beta2',
])
const PKI = '/etc/kubernetes/pki'
const API_SERVER: Defaults = {
  'authorization-mode': 'Node,RBAC',
  'client-ca-file': `${PKI}/ca.crt`,
  'enable-admission-plugins': 'NodeRestriction',
  'etcd-cafile': `${PKI}/etcd/ca.crt`,
  'etcd-certfile': `${PKI}/apiserver-etcd-client.crt`,
  'etcd-keyfile': `${PKI}/apiserver-etcd-client.key`,
  'etcd-servers': 'https://127.0.0.1:2379',
  // The default of what is gone since 1.20 was 8080.
  'insecure-port': '0',
  'kubelet-client-certificate': `${PKI}/apiserver-kubelet-client.crt`,
  'kubelet-client-key': `${PKI}/apiserver-kubelet-client.key`,
  'service-account-key-file': `${PKI}/sa.pub`,
  'service-account-signing-key-file': `${PKI}/sa.key`,
  'tls-cert-file': `${PKI}/apiserver.crt`,
  'tls-private-key-file': `${PKI}/apiserver.key`,
}
const CONTROLLER_MANAGER: Defaults = {
  'bind-address': '127.0.0.1',
  'root-ca-file': `${PKI}/ca.crt`,
  'service-account-private-key-file': `${PKI}/sa.key`,
  'use-service-account-credentials': 'true',
}
const SCHEDULER: Defaults = { 'bind-address': '127.0.0.1' }
const ETCD: Defaults = {
  'cert-file': `${PKI}/etcd/server.crt`,
  'client-cert-auth': 'true',
  'key-file': `${PKI}/etcd/server.key`,
  'peer-cert-file': `${PKI}/etcd/peer.crt`,
  'peer-client-cert-auth': 'true',
  'peer-key-file': `${PKI}/etcd/peer.key`,
  'peer-trusted-ca-file': `${PKI}/etcd/ca.crt`,
  'trusted-ca-file': `${PKI}/etcd/ca.crt`,
}

import type { Edit, Path } from '@ringwall/model'
import type { View } from '../view/index.ts'
import { type Component, ELSEWHERE, type Flag, type Startup, UNSET } from './startup.ts'

/** Kinds of the files by which components configure themselves. */
export const CONFIGURATION_KINDS: readonly string[] = [
  'apiserver.config.k8s.io/AuthenticationConfiguration',
  'apiserver.config.k8s.io/AuthorizationConfiguration',
  'kubelet.config.k8s.io/KubeletConfiguration',
  'kubeproxy.config.k8s.io/KubeProxyConfiguration',
  'kubescheduler.config.k8s.io/KubeSchedulerConfiguration',
]

/** A component as its file configures it. What a flag would say is read from the field that took its place. */
export function startupsOfConfiguration(kind: string, object: View): readonly Startup[] {
  const name = kind.slice(kind.indexOf('/') + 1)
  const known = CONFIGURATIONS[name]
  if (known === undefined) return []
  const { component, fields } = known
  const at = (flag: string): Path => fields[flag]?.path ?? []
  return [
    {
      component,
      path: object.path,
      version: undefined,
      phrases: {
        set: (flag, value) => `${name} sets ${at(flag).join('.')} to ${value}`,
        unset: (flag) => `${name} does not set ${at(flag).join('.')}`,
      },
      absence: (flag) => (fields[flag] === undefined || fields[flag].leaves === 'flag' ? ELSEWHERE : UNSET),
      flag: (flag) => {
        const field = fields[flag]
        return field && read(object.at(...field.path), field.type)
      },
      set: (flag, value): Edit | undefined => {
        const field = fields[flag]
        const wanted = field && typed(value, field.type)
        return wanted === undefined ? undefined : { kind: 'set', path: [...object.path, ...at(flag)], value: wanted }
      },
      remove: (flag): Edit | undefined =>
        object.at(...at(flag)).raw === undefined ? undefined : { kind: 'remove', path: [...object.path, ...at(flag)] },
    },
  ]
}

interface Field {
  readonly path: Path
  readonly type: 'boolean' | 'number' | 'text' | 'list' | 'gates' | 'anonymous' | 'authorizers'
  /** Set where the flag decides as long as the file does not. */
  readonly leaves?: 'flag'
}

function read(view: View, type: Field['type']): Flag | undefined {
  if (view.raw === undefined) return undefined
  const value = textOf(view, type)
  return { value: value ?? '', isOpen: value === undefined, path: view.path }
}

/** As the flag would be written; `undefined` where the field is of another type. */
function textOf(view: View, type: Field['type']): string | undefined {
  switch (type) {
    case 'boolean':
      return view.boolean()?.toString()
    case 'number':
      return view.number()?.toString()
    case 'text':
      return view.raw === 0 ? '0' : view.string()
    case 'list':
      return Array.isArray(view.raw) ? texts(view).join(',') : view.string()
    case 'gates':
      return view
        .entries()
        .map(([gate, on]) => `${gate}=${on.boolean()}`)
        .join(',')
    case 'anonymous':
      // Who may reach some paths only is not let in.
      return `${view.at('conditions').items().length === 0 && view.at('enabled').boolean() === true}`
    case 'authorizers':
      return view
        .items()
        .map((authorizer) => authorizer.at('type').string() ?? '')
        .join(',')
  }
}

function texts(list: View): readonly string[] {
  return list.items().map((item) => item.string() ?? '')
}

function typed(value: string, type: Field['type']): unknown {
  switch (type) {
    case 'boolean':
      return value === 'true'
    case 'number':
      return Number(value)
    case 'list':
      return value.split(',')
    case 'text':
      return value
    case 'gates':
    case 'anonymous':
    case 'authorizers':
      return undefined
  }
}

interface Configuration {
  readonly component: Component
  /** By the name of the flag. */
  readonly fields: Readonly<Record<string, Field>>
}

const CONFIGURATIONS: Readonly<Record<string, Configuration>> = {
  AuthenticationConfiguration: {
    component: 'kube-apiserver',
    fields: { 'anonymous-auth': { path: ['anonymous'], type: 'anonymous', leaves: 'flag' } },
  },
  AuthorizationConfiguration: {
    component: 'kube-apiserver',
    fields: { 'authorization-mode': { path: ['authorizers'], type: 'authorizers' } },
  },
  KubeletConfiguration: {
    component: 'kubelet',
    fields: {
      'anonymous-auth': { path: ['authentication', 'anonymous', 'enabled'], type: 'boolean' },
      'authorization-mode': { path: ['authorization', 'mode'], type: 'text' },
      'client-ca-file': { path: ['authentication', 'x509', 'clientCAFile'], type: 'text' },
      'event-qps': { path: ['eventRecordQPS'], type: 'number' },
      'feature-gates': { path: ['featureGates'], type: 'gates' },
      'make-iptables-util-chains': { path: ['makeIPTablesUtilChains'], type: 'boolean' },
      'pod-max-pids': { path: ['podPidsLimit'], type: 'number' },
      'protect-kernel-defaults': { path: ['protectKernelDefaults'], type: 'boolean' },
      'read-only-port': { path: ['readOnlyPort'], type: 'number' },
      'rotate-certificates': { path: ['rotateCertificates'], type: 'boolean' },
      'rotate-server-certificates': { path: ['serverTLSBootstrap'], type: 'boolean' },
      'seccomp-default': { path: ['seccompDefault'], type: 'boolean' },
      'streaming-connection-idle-timeout': { path: ['streamingConnectionIdleTimeout'], type: 'text' },
      'tls-cert-file': { path: ['tlsCertFile'], type: 'text' },
      'tls-cipher-suites': { path: ['tlsCipherSuites'], type: 'list' },
      'tls-min-version': { path: ['tlsMinVersion'], type: 'text' },
      'tls-private-key-file': { path: ['tlsPrivateKeyFile'], type: 'text' },
    },
  },
  KubeProxyConfiguration: {
    component: 'kube-proxy',
    fields: { 'metrics-bind-address': { path: ['metricsBindAddress'], type: 'text' } },
  },
  KubeSchedulerConfiguration: {
    component: 'kube-scheduler',
    fields: { profiling: { path: ['enableProfiling'], type: 'boolean' } },
  },
}

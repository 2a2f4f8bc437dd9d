import { DEFAULT_LIMITS } from '@ringwall/formats/lib/document'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import type { Path } from '@ringwall/model'
import { type View, view } from '../view/index.ts'
import { CONFIGURATION_KINDS, startupsOfConfiguration } from './configuration.ts'
import { KUBEADM_KINDS, startupsOfKubeadm } from './kubeadm.ts'
import type { Startup } from './startup.ts'

/** True for the config maps of `kube-system` in which kubeadm keeps how it configured the components. */
export function keepsConfiguration(namespace: string, name: string): boolean {
  return namespace === 'kube-system' && (KEPT.has(name) || name.startsWith('kubelet-config-'))
}

/** How components are started by the files that a config map holds: all that is said of them is said of the whole file. */
export function startupsOfConfigMap(configMap: View): readonly Startup[] {
  return configMap
    .at('data')
    .entries()
    .flatMap(([, file]) =>
      documents(file)
        .flatMap(startupsOf)
        .map((startup) => at(startup, file.path)),
    )
}

/** How components are started by an object of configuration: of kubeadm, or of themselves. */
export function startupsOf(object: View): readonly Startup[] {
  const apiVersion = object.at('apiVersion').string() ?? ''
  const kind = `${apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))}/${object.at('kind').string() ?? ''}`
  if (KUBEADM_KINDS.includes(kind)) return startupsOfKubeadm(kind, object)
  return CONFIGURATION_KINDS.includes(kind) ? startupsOfConfiguration(kind, object) : []
}

function documents(file: View): readonly View[] {
  const text = file.string() ?? ''
  if (!text.includes('apiVersion')) return []
  return [...parseYaml(text, DEFAULT_LIMITS)].map(({ value }) => view(value, file.path, []))
}

/** The same at one place, where nothing can be changed by itself. */
function at(startup: Startup, path: Path): Startup {
  return {
    ...startup,
    path,
    flag: (name) => {
      const flag = startup.flag(name)
      return flag && { ...flag, path }
    },
    set: () => undefined,
    remove: () => undefined,
  }
}

const KEPT: ReadonlySet<string> = new Set(['kubeadm-config', 'kubelet-config', 'kube-proxy'])

import type { Edit, Path } from '@ringwall/model'
import { parseImageReference } from '../image-reference/index.ts'
import { type Container, type Minor, type Pod, parseVersion } from '../pod-security/index.ts'
import type { View } from '../view/index.ts'
import { mayStart, type Program, programOf } from './program.ts'
import {
  type Absence,
  type Component,
  ELSEWHERE,
  type Flag,
  flagPhrases,
  type Startup,
  UNSET,
  type WrittenFlag,
} from './startup.ts'
import { flagName, flagsOf, isOpenValue, isOpenWord } from './words.ts'

/**
 * How the containers of a pod in `namespace` start components of Kubernetes. An etcd that is not the cluster's is somebody's
 * database: it has no label of the control plane and is outside `kube-system`.
 */
export function startupsOfPod(pod: Pod, namespace: string): readonly Startup[] {
  return pod.containers.filter(mayStart).flatMap((container) => {
    const program = programOf(container)
    if (program === undefined) return []
    const isForeign = program.component === 'etcd' && namespace !== 'kube-system' && !hasLabels(pod)
    return isForeign ? [] : [startup(container, program)]
  })
}

/** The first that a pod starts of a component. */
export function startupOf(pod: Pod, namespace: string, component: Component): Startup | undefined {
  return startupsOfPod(pod, namespace).find((startup) => startup.component === component)
}

function hasLabels({ metadata }: Pod): boolean {
  const labels = metadata.at('labels')
  return labels.at('tier').string() === 'control-plane' || labels.at('component').string()?.startsWith('kube-') === true
}

function startup({ view }: Container, { component, args }: Program): Startup {
  const hasArgs = view.at('args').items().length > 0 || view.at('command').items().length === 0
  const place = view.at(hasArgs ? 'args' : 'command')
  const written = new Map([...(component === 'etcd' ? variables(view) : []), ...flagsOf(args ?? [])])
  const absence = absenceIn(component, args, written)
  return {
    component,
    phrases: flagPhrases(component),
    path: place.path,
    version: component === 'etcd' ? undefined : versionOf(view),
    absence: () => absence,
    flag: (name) =>
      written.get(name) ?? (component === 'kubelet' && absence === UNSET ? legacy(name, place.path) : undefined),
    set: (name, value) => {
      const known = written.get(name)
      return known === undefined ? append(place, `--${name}=${value}`) : known.set(value)
    },
    remove: (name) => written.get(name)?.remove(),
  }
}

function absenceIn(
  component: Component,
  args: readonly View[] | undefined,
  flags: ReadonlyMap<string, WrittenFlag>,
): Absence {
  if (args === undefined)
    return { kind: 'unknown', because: `a shell starts ${component}, with flags of its own making` }
  if (args.some(isOpenWord)) return { kind: 'unknown', because: `arguments of ${component} come from a variable` }
  if (component === 'etcd' && flags.has('config-file'))
    return { kind: 'unknown', because: 'the file that --config-file names was not given' }
  const isByFile = (component === 'kubelet' || component === 'kube-proxy') && flags.has('config')
  return isByFile ? ELSEWHERE : UNSET
}

/** A kubelet without a file keeps the defaults that it had before there was one. */
function legacy(name: string, path: Path): Flag | undefined {
  const value = LEGACY_KUBELET[name]
  return value === undefined ? undefined : { value, isOpen: false, path }
}

/** Behind the last argument; where there is no list of them, where one would be. */
function append({ path, raw }: View, word: string): Edit {
  return { kind: 'set', path: [...path, Array.isArray(raw) ? raw.length : 0], value: word }
}

/** The release that the tag names, of an image that is named after Kubernetes. */
function versionOf(container: View): Minor | undefined {
  const image = parseImageReference(container.at('image').string() ?? '')
  const isNamed = image?.tag !== undefined && image.tag !== 'latest' && image.repository.includes('kube')
  return isNamed ? parseVersion(image.tag) : undefined
}

/** Etcd takes each of its flags from the environment too, where the command does not name it. */
function variables(container: View): readonly (readonly [string, WrittenFlag])[] {
  return container
    .at('env')
    .items()
    .flatMap((variable): readonly (readonly [string, WrittenFlag])[] => {
      const name = variable.at('name').string() ?? ''
      const value = variable.at('value')
      const text = value.string() ?? ''
      if (!name.startsWith(ETCD)) return []
      const { path } = value
      const flag: WrittenFlag = {
        value: text,
        isOpen: variable.at('valueFrom').raw !== undefined || isOpenValue(text),
        path,
        set: (wanted): Edit => ({ kind: 'set', path, value: wanted }),
        remove: (): Edit => ({ kind: 'remove', path: variable.path }),
      }
      return [[flagName(name.slice(ETCD.length).toLowerCase()), flag]]
    })
}

const LEGACY_KUBELET: Readonly<Record<string, string>> = {
  'anonymous-auth': 'true',
  'authorization-mode': 'AlwaysAllow',
  'read-only-port': '10255',
}
const ETCD = 'ETCD_'

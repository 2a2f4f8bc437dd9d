import type { Path } from '@ringwall/model'
import type { Container, Pod } from '../pod-security/index.ts'
import type { View } from '../view/index.ts'

/** A program of the control plane that is started with flags. */
export type Component = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'etcd' | 'kube-proxy'

/** How a component of the control plane is started. */
export interface CommandLine {
  /** Where a flag that is missing would be written: the list of arguments. */
  readonly path: Path
  /** The last flag of this name, which is the one that counts. */
  flag(name: string): Flag | undefined
}

export interface Flag {
  /** `true` for a flag without a value. */
  readonly value: string
  /** True where the value comes from a variable that is not written here. */
  readonly isOpen: boolean
  readonly path: Path
}

/**
 * How the container of a pod of the control plane starts `component`; `undefined` where none does. A program is known by
 * its name without its directory, or by the name of the image where the image's own command is left alone. An etcd that is
 * not the cluster's is somebody's database: it has no label of the control plane and is outside `kube-system`.
 */
export function commandLineOf(pod: Pod, component: Component): CommandLine | undefined {
  if (!isOfControlPlane(pod)) return undefined
  const container = pod.containers.find((each) => starts(each, component))
  return container && read(container)
}

function isOfControlPlane({ metadata }: Pod): boolean {
  if (metadata.at('namespace').string() === 'kube-system') return true
  const labels = metadata.at('labels')
  return labels.at('tier').string() === 'control-plane' || labels.at('component').string()?.startsWith('kube-') === true
}

function starts({ view }: Container, component: Component): boolean {
  const [program] = view.at('command').items()
  if (program !== undefined) return baseName(program.string() ?? '') === component
  return baseName((view.at('image').string() ?? '').replace(/[:@].*$/, '')) === component
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function read({ view }: Container): CommandLine {
  const command = view.at('command')
  const args = view.at('args')
  const words = [...command.items().slice(1), ...args.items()].flatMap(split)
  const flags = new Map<string, Flag>()
  words.forEach((word, i) => {
    const found = FLAG.exec(word.text)?.groups
    if (found?.['name'] === undefined) return
    const value = found['value'] ?? valueAfter(words[i + 1])
    flags.set(found['name'], { value, isOpen: value.includes('$('), path: word.path })
  })
  const path = args.items().length > 0 || command.items().length === 0 ? args.path : command.path
  return { path, flag: (name) => flags.get(name) }
}

interface Word {
  readonly text: string
  readonly path: Path
}

/** Several flags written as one argument, which the program would refuse, were meant as several. */
function split(argument: View): readonly Word[] {
  const { path } = argument
  return (argument.string() ?? '').split(SEVERAL).map((text) => ({ text, path }))
}

function valueAfter(next: Word | undefined): string {
  return next === undefined || next.text.startsWith('-') ? 'true' : next.text
}

const FLAG = /^--?(?<name>[a-z0-9][\w.-]*)(?:=(?<value>[\s\S]*))?$/i
const SEVERAL = / +(?=--[a-z])/

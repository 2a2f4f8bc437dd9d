import { parseImageReference } from '../image-reference/index.ts'
import type { Container } from '../pod-security/index.ts'
import type { View } from '../view/index.ts'
import type { Component } from './startup.ts'

/** What a container starts. */
export interface Program {
  readonly component: Component
  /** What is given to it; `undefined` where a shell makes it up. */
  readonly args: readonly View[] | undefined
}

/**
 * The component that a container starts: known by its program's name without the directory, behind a program that only starts
 * others, or by the name of the image whose own command is left alone.
 */
export function programOf({ view }: Container): Program | undefined {
  const words = [...view.at('command').items(), ...view.at('args').items()]
  const [first] = words
  const name = baseName(first)
  if (view.at('command').raw === undefined && (first === undefined || name.startsWith('-'))) {
    const component = componentOf(imageName(view))
    return component && { component, args: words }
  }
  const component = componentOf(name)
  if (component !== undefined) return { component, args: words.slice(1) }
  if (SHELLS.has(name)) return scripted(words)
  return STARTERS.has(name) ? started(words.slice(1), name === 'hyperkube') : undefined
}

/** True where a container may start a component: a look at its raw text, for most containers do not. */
export function mayStart({ view }: Container): boolean {
  const texts = [view.at('image').raw, ...list(view.at('command').raw), ...list(view.at('args').raw)]
  return texts.some((text) => typeof text === 'string' && HINT.test(text))
}

function started(words: readonly View[], isHyperkube: boolean): Program | undefined {
  const i = words.findIndex((word) => programNamed(baseName(word), isHyperkube) !== undefined)
  const component = programNamed(baseName(words[i]), isHyperkube)
  return component && { component, args: words.slice(i + 1) }
}

function programNamed(name: string, isHyperkube: boolean): Component | undefined {
  return componentOf(name) ?? (isHyperkube ? componentOf(`kube-${name}`) : undefined)
}

/** A line of the script that begins with the program. */
function scripted(words: readonly View[]): Program | undefined {
  const i = words.findIndex((word) => typeof word.raw === 'string' && /^-[a-z]*c$/.test(word.raw))
  const script = i < 0 ? undefined : words[i + 1]?.raw
  const component = typeof script === 'string' ? componentOf(PROGRAM_LINE.exec(script)?.[1] ?? '') : undefined
  return component && { component, args: undefined }
}

function imageName(container: View): string {
  const repository = parseImageReference(container.at('image').string() ?? '')?.repository ?? ''
  return repository.slice(repository.lastIndexOf('/') + 1)
}

function componentOf(name: string): Component | undefined {
  return COMPONENTS.find((component) => component === name)
}

function baseName(word: View | undefined): string {
  const text = typeof word?.raw === 'string' ? word.raw : ''
  return text.slice(text.lastIndexOf('/') + 1)
}

function list(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : []
}

const COMPONENTS: readonly Component[] = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'etcd',
  'kube-proxy',
  'kubelet',
]
const HINT = /kube-(?:apiserver|controller-manager|scheduler|proxy)|etcd|kubelet|hyperkube/
const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash'])
/** Programs that do nothing but start another with its arguments. */
const STARTERS: ReadonlySet<string> = new Set(['go-runner', 'hyperkube', 'tini', 'dumb-init'])
const PROGRAM_LINE = /^[ \t]*(?:exec[ \t]+)?(?:[\w./-]{0,200}\/)?(kube-[a-z-]{1,30}|etcd|kubelet)(?=\s|$)/m

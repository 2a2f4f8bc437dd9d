import type { Component, Flag, Startup } from '../lib/component/index.ts'
import type { NotKnown } from '../lib/estate/index.ts'
import type { Minor, Violation } from '../lib/pod-security/index.ts'
import { type About, type Check, componentCheck } from './check.ts'

/** A check of the flags that a component of Kubernetes is started with. */
export interface FlagAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  readonly component: Component
  /** Each of them is judged. */
  readonly flags: readonly string[]
  /** True for a value that is right in this release; `undefined` is what the component does without the flag. */
  readonly isRight: (value: string | undefined, release: Minor) => boolean
  /** What would be right wherever it is wrong: a value, or that the flag is not written. Left out where a person must decide. */
  readonly right?: Right
  /** Flags that settle the same matter in a way that is right. */
  readonly insteadOf?: readonly string[]
  /** Flags that name a file which settles the matter: what it says is not known here. */
  readonly decidedIn?: readonly string[]
  /** Section of the CIS Kubernetes Benchmark 1.12; left out where it has none. */
  readonly section?: string
  /** Minor Kubernetes release from which on the flag is gone. */
  readonly goneIn?: number
  readonly covers?: readonly string[]
}

export type Right = { readonly kind: 'value'; readonly value: string } | { readonly kind: 'unwritten' }

/** Finds each flag that is wrong, or missing where it is needed. It is about no other pod than that of the component. */
export function flagCheck({
  flags,
  isRight,
  right,
  insteadOf,
  decidedIn,
  section,
  goneIn,
  ...about
}: FlagAbout): Check {
  const { component } = about
  return componentCheck({
    ...about,
    standard: section === undefined ? undefined : { ...BENCHMARK, section },
    references: REFERENCES[component] ?? [`${REFERENCE}${component}/`],
    maturity: 'experimental',
    judge: (startup, release) => {
      if (goneIn !== undefined && release >= goneIn) return undefined
      if (insteadOf?.some((name) => isOn(startup.flag(name)))) return []
      const verdicts = flags.map((name) => judgeFlag(startup, name, { isRight, right, decidedIn, release }))
      const isElsewhere = verdicts.every((verdict) => verdict === 'not here')
      return isElsewhere ? undefined : verdicts.filter((verdict) => typeof verdict === 'object')
    },
  })
}

/** True where a comma-separated value names `item`. */
export function lists(value: string | undefined, item: string): boolean {
  return (value ?? '').split(',').some((each) => each.trim() === item)
}

/** True where a flag is written as true, in any of the ways that Go takes it. */
export function saysTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value)
}

/** True where a flag is written as false, in any of the ways that Go takes it. */
export function saysFalse(value: string | undefined): boolean {
  return value !== undefined && ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(value)
}

interface Demand {
  readonly isRight: FlagAbout['isRight']
  readonly right: Right | undefined
  readonly decidedIn: readonly string[] | undefined
  readonly release: Minor
}

type Verdict = Violation | NotKnown | 'right' | 'not here'

function judgeFlag(startup: Startup, name: string, { isRight, right, decidedIn, release }: Demand): Verdict {
  const flag = startup.flag(name)
  if (flag?.isOpen) return { because: `the value of --${name} is not written here`, path: flag.path }
  if (flag === undefined) {
    const file = decidedIn?.map((each) => ({ each, at: startup.flag(each) })).find(({ at }) => at !== undefined)
    if (file?.at !== undefined)
      return { because: `the file that --${file.each} names was not given`, path: file.at.path }
    const absence = startup.absence(name)
    if (absence.kind === 'elsewhere') return 'not here'
    if (absence.kind === 'unknown') return { because: absence.because, path: startup.path }
  }
  return isRight(flag?.value, release) ? 'right' : wrong(startup, name, flag, right)
}

function wrong(startup: Startup, name: string, flag: Flag | undefined, right: Right | undefined): Violation {
  const { phrases } = startup
  const message = flag === undefined ? phrases.unset(name) : phrases.set(name, shortened(flag.value))
  return { path: flag?.path ?? startup.path, message, edit: right && editOf(startup, name, right) }
}

function isOn(flag: Flag | undefined): boolean {
  return flag !== undefined && flag.value !== '' && !saysFalse(flag.value)
}

function editOf(startup: Startup, name: string, right: Right): Violation['edit'] {
  switch (right.kind) {
    case 'value':
      return startup.set(name, right.value)
    case 'unwritten':
      return startup.remove(name)
  }
}

function shortened(value: string): string {
  return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value
}

const MAX_SHOWN = 60
const BENCHMARK = { name: 'CIS Kubernetes Benchmark 1.12', url: 'https://www.cisecurity.org/benchmark/kubernetes' }
const REFERENCE = 'https://kubernetes.io/docs/reference/command-line-tools-reference/'
const CONFIGURATION = 'https://kubernetes.io/docs/reference/config-api/'
const REFERENCES: Readonly<Partial<Record<Component, readonly string[]>>> = {
  etcd: ['https://etcd.io/docs/latest/op-guide/security/'],
  kubelet: [`${CONFIGURATION}kubelet-config.v1beta1/`, `${REFERENCE}kubelet/`],
  'kube-proxy': [`${CONFIGURATION}kube-proxy-config.v1alpha1/`, `${REFERENCE}kube-proxy/`],
}

import { type CommandLine, type Component, commandLineOf, type Flag } from '../lib/command-line/index.ts'
import type { NotKnown } from '../lib/estate/index.ts'
import type { Violation } from '../lib/pod-security/index.ts'
import { type About, type Check, podCheck } from './check.ts'

/** A check of the flags that a component of the control plane is started with. */
export interface FlagAbout extends Omit<About, 'standard' | 'references' | 'maturity'> {
  readonly component: Component
  /** Each of them is judged. */
  readonly flags: readonly string[]
  /** True for a value that is right; `undefined` is what the component does without the flag. */
  readonly isRight: (value: string | undefined) => boolean
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

/** Finds each flag that is wrong, or missing where it is needed. It is about no other pod than that of the component. */
export function flagCheck({
  component,
  flags,
  isRight,
  insteadOf,
  decidedIn,
  section,
  goneIn,
  ...about
}: FlagAbout): Check {
  const check = podCheck({
    ...about,
    standard: section === undefined ? undefined : { ...BENCHMARK, section },
    references: [component === 'etcd' ? ETCD : `${REFERENCE}${component}/`],
    maturity: 'experimental',
    judge: (pod) => {
      const line = commandLineOf(pod, component)
      if (line === undefined) return undefined
      if (insteadOf?.some((name) => line.flag(name) !== undefined)) return []
      const file = decidedIn?.map((name) => ({ name, flag: line.flag(name) })).find(({ flag }) => flag !== undefined)
      return flags.flatMap((name): readonly (Violation | NotKnown)[] => {
        const flag = line.flag(name)
        if (flag === undefined && file?.flag !== undefined) return [elsewhere(file.name, file.flag)]
        if (flag?.isOpen) return [{ because: `the value of --${name} is not written here`, path: flag.path }]
        return isRight(flag?.value) ? [] : [wrong({ component, name, flag, line })]
      })
    },
  })
  return goneIn === undefined
    ? check
    : { ...check, under: (settings) => (settings.kubernetesVersion < goneIn ? check.under(settings) : undefined) }
}

/** True where a comma-separated value names `item`. */
export function lists(value: string | undefined, item: string): boolean {
  return (value ?? '').split(',').some((each) => each.trim() === item)
}

interface Wrong {
  readonly component: Component
  readonly name: string
  readonly flag: Flag | undefined
  readonly line: CommandLine
}

function wrong({ component, name, flag, line }: Wrong): Violation {
  const how = flag === undefined ? `without --${name}` : `with --${name}=${shortened(flag.value)}`
  return { path: flag?.path ?? line.path, message: `${component} is started ${how}`, edit: undefined }
}

function elsewhere(name: string, { path }: Flag): NotKnown {
  return { because: `the file that --${name} names was not given`, path }
}

function shortened(value: string): string {
  return value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value
}

const MAX_SHOWN = 60
const BENCHMARK = { name: 'CIS Kubernetes Benchmark 1.12', url: 'https://www.cisecurity.org/benchmark/kubernetes' }
const REFERENCE = 'https://kubernetes.io/docs/reference/command-line-tools-reference/'
const ETCD = 'https://etcd.io/docs/latest/op-guide/security/'

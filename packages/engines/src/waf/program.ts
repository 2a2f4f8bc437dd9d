import { compileOperator, type Operator, type ReadData } from '@ringwall/languages/lib/operator'
import { compilePattern, type Pattern } from '@ringwall/languages/lib/pattern'
import { type Transformation, transformationNamed, type UnicodeMap } from '@ringwall/languages/lib/transform'
import {
  type Control,
  constantOf,
  type Effect,
  type Link,
  type Macro,
  type Phase,
  type Place,
  type Ruleset,
  type SecLangError,
  type SecRule,
  type Settings,
  type Target,
} from '@ringwall/languages/seclang'
import { err, ok, type Result } from '@ringwall/model'

/** A ruleset ready to run: its rules by phase, operators compiled, transformations numbered. */
export interface Program {
  readonly settings: Settings
  readonly phases: Readonly<Record<Phase, readonly ProgramStep[]>>
  /** Chains of transformations; a chain is its parent and one more. The first is empty. */
  readonly chains: readonly Chain[]
  /** What a `ctl` that removes a target removes. */
  readonly controlTargets: ReadonlyMap<Control, ProgramTarget>
}

export type ProgramStep =
  | { readonly kind: 'rule'; readonly rule: SecRule; readonly links: readonly ProgramLink[] }
  | { readonly kind: 'marker'; readonly name: string }

export interface ProgramLink {
  readonly link: Link
  readonly includes: readonly ProgramTarget[]
  readonly excludes: readonly ProgramTarget[]
  /** Number of the chain of transformations. */
  readonly chain: number
  /** All chains on the way to it, for `multiMatch`. */
  readonly chainSteps: readonly number[]
  readonly operator: ProgramOperator
  readonly effects: readonly Effect[]
}

export interface ProgramTarget {
  readonly variable: string
  readonly isCount: boolean
  /** In lower case. */
  readonly key: string | undefined
  readonly pattern: Pattern | undefined
  readonly xpath: string | undefined
}

/** An operator whose argument is known, or one to be made from what a macro gives. */
export type ProgramOperator =
  | { readonly kind: 'ready'; readonly run: Operator }
  | { readonly kind: 'macro'; readonly argument: Macro; readonly make: (argument: string) => Operator }

export interface Chain {
  readonly parent: number
  readonly run: (value: string) => string
}

export interface ProgramOptions {
  /** Data files that operators name, as seen from the file of the rule. */
  readonly readData: (path: string, from: string) => string | undefined
  /** For `%uXXXX`, where the settings name one. */
  readonly unicodeMap?: UnicodeMap | undefined
}

/** Compiles a ruleset; every rule that cannot run whole is an error with its place. */
export function compileProgram(ruleset: Ruleset, options: ProgramOptions): Result<Program, readonly SecLangError[]> {
  const compiler = new Compiler(options)
  const phases: Record<Phase, ProgramStep[]> = { 1: [], 2: [], 3: [], 4: [], 5: [] }
  for (const step of ruleset.steps) {
    if (step.kind === 'marker') for (const phase of PHASES) phases[phase].push(step)
    else phases[step.rule.phase].push(compiler.rule(step.rule))
  }
  if (compiler.errors.length > 0) return err(compiler.errors)
  const { chains, controlTargets } = compiler
  return ok({ settings: ruleset.settings, phases, chains, controlTargets })
}

class Compiler {
  readonly errors: SecLangError[] = []
  readonly chains: Chain[] = [{ parent: -1, run: (value) => value }]
  readonly controlTargets = new Map<Control, ProgramTarget>()
  readonly #options: ProgramOptions
  readonly #chainIds = new Map<string, number>()

  constructor(options: ProgramOptions) {
    this.#options = options
  }

  rule(rule: SecRule): ProgramStep {
    return { kind: 'rule', rule, links: rule.links.map((link) => this.#link(link)) }
  }

  #link(link: Link): ProgramLink {
    const steps = this.#chainSteps(link.transformations)
    for (const effect of link.effects)
      if (effect.kind === 'control' && effect.control.kind === 'remove_target')
        this.controlTargets.set(effect.control, this.#target(effect.control.target, link.place))
    const targets = link.targets.map((target) => [target, this.#target(target, link.place)] as const)
    return {
      link,
      includes: targets.filter(([{ mode }]) => mode !== 'exclude').map(([, target]) => target),
      excludes: targets.filter(([{ mode }]) => mode === 'exclude').map(([, target]) => target),
      chain: steps.at(-1) ?? 0,
      chainSteps: steps,
      operator: this.#operator(link),
      effects: link.effects,
    }
  }

  #target(target: Target, place: Place): ProgramTarget {
    const { selector, variable, mode } = target
    const plain = { variable, isCount: mode === 'count', key: undefined, pattern: undefined, xpath: undefined }
    if (selector === undefined) return plain
    if (selector.kind === 'key') return { ...plain, key: selector.key.toLowerCase() }
    if (selector.kind === 'xpath') return { ...plain, xpath: selector.path }
    const pattern = compilePattern(selector.pattern, { ignoreCase: true })
    if (pattern.ok) return { ...plain, pattern: pattern.value }
    this.errors.push({ ...place, message: `the selector of ${variable}: ${pattern.error}` })
    return plain
  }

  #chainSteps(names: readonly string[]): readonly number[] {
    const steps = [0]
    let id = ''
    for (const name of names) {
      id += `,${name}`
      steps.push(this.#chain(id, name, steps.at(-1) ?? 0))
    }
    return steps
  }

  #chain(id: string, name: string, parent: number): number {
    const known = this.#chainIds.get(id)
    if (known !== undefined) return known
    const transformation: Transformation = transformationNamed(name) ?? ((value) => value)
    const map = this.#options.unicodeMap
    this.chains.push({ parent, run: (value) => transformation(value, map) })
    this.#chainIds.set(id, this.chains.length - 1)
    return this.chains.length - 1
  }

  #operator({ operator, place }: Link): ProgramOperator {
    const read: ReadData = (path) => this.#options.readData(path, place.file)
    const constant = constantOf(operator.argument)
    const made = compileOperator(operator.name, constant ?? '', read)
    if (!made.ok) this.errors.push({ ...place, message: made.error })
    if (constant !== undefined) return { kind: 'ready', run: made.ok ? made.value : NEVER }
    const make = (argument: string): Operator => {
      const operation = compileOperator(operator.name, argument, read)
      return operation.ok ? operation.value : NEVER
    }
    return { kind: 'macro', argument: operator.argument, make: remembered(make) }
  }
}

/** The last results of a function, bounded. */
function remembered(make: (argument: string) => Operator): (argument: string) => Operator {
  const made = new Map<string, Operator>()
  return (argument) => {
    const known = made.get(argument)
    if (known !== undefined) return known
    if (made.size >= REMEMBERED) made.clear()
    const fresh = make(argument)
    made.set(argument, fresh)
    return fresh
  }
}

const NEVER: Operator = { matches: () => false, groups: () => [] }
const REMEMBERED = 64
const PHASES: readonly Phase[] = [1, 2, 3, 4, 5]

import { compileOperator, type Operator, type ReadData } from '@ringwall/languages/lib/operator'
import { compilePattern } from '@ringwall/languages/lib/pattern'
import type { UnicodeMap } from '@ringwall/languages/lib/transform'
import {
  type Control,
  constantOf,
  isSelected,
  type Link,
  type Phase,
  type Place,
  type Ruleset,
  type SecLangError,
  type SecRule,
  type Target,
} from '@ringwall/languages/seclang'
import { err, ok, type Result } from '@ringwall/model'
import { ChainTable } from './chain-table.ts'
import { type VariableNames, variableName } from './effects.ts'
import type { Program, ProgramLink, ProgramOperator, ProgramRule, ProgramTarget } from './program.ts'
import { buildSieve, type DraftLink } from './sieve/build.ts'
import { isVolatile } from './values.ts'

export interface ProgramOptions {
  /** Data files that operators name, as seen from the file of the rule. */
  readonly readData: (path: string, from: string) => string | undefined
  /** For `%uXXXX`, where the settings name one. */
  readonly unicodeMap?: UnicodeMap | undefined
}

/** Compiles a ruleset; every rule that cannot run whole is an error with its place. */
export function compileProgram(ruleset: Ruleset, options: ProgramOptions): Result<Program, readonly SecLangError[]> {
  const compiler = new Compiler(options)
  const rules = ruleset.steps.flatMap((step) => (step.kind === 'rule' ? [compiler.rule(step.rule)] : []))
  if (compiler.errors.length > 0) return err(compiler.errors)
  const links = rules.flatMap((rule) => rule.links)
  const { sieved, chains, scanner } = buildSieve(links, compiler.chains.list)
  const draft = new Map(rules.map((rule) => [rule.rule, rule.links.flatMap((link) => sieved.get(link) ?? [])]))
  const phase = (number: Phase): readonly ProgramRule[] => phaseRules(ruleset, number, draft)
  const phases = { 1: phase(1), 2: phase(2), 3: phase(3), 4: phase(4), 5: phase(5) }
  const { controlTargets } = compiler
  const controlRules = concerned(rules.map(({ rule }) => rule))
  const names = namesOf(links)
  return ok({ settings: ruleset.settings, phases, chains, controlTargets, controlRules, names, scanner })
}

function namesOf(links: readonly DraftLink[]): VariableNames {
  const effects = links.flatMap(({ link }) => link.effects)
  return new Map(
    effects.flatMap((effect) => {
      const name = effect.kind === 'set' || effect.kind === 'unset' ? constantOf(effect.name) : undefined
      return name === undefined ? [] : [[effect, variableName(name)] as const]
    }),
  )
}

function txKeyOf(includes: readonly ProgramTarget[], { multiMatch }: Link): string | undefined {
  const [only] = includes
  if (only === undefined || multiMatch || only.isCount || only.variable !== 'TX') return undefined
  return only.key
}

/** Which rules each `ctl` that removes something is about. */
function concerned(rules: readonly SecRule[]): ReadonlyMap<Control, ReadonlySet<SecRule>> {
  const effects = rules.flatMap((rule) => rule.links.flatMap((link) => link.effects))
  const controls = effects.flatMap((effect) => (effect.kind === 'control' ? [effect.control] : []))
  return new Map(
    controls.flatMap((control) => {
      if (control.kind !== 'remove' && control.kind !== 'remove_target') return []
      return [[control, new Set(rules.filter((rule) => isSelected(rule, control.which)))] as const]
    }),
  )
}

/** The rules of a phase in order, each knowing where its marker stands. */
function phaseRules(
  { steps }: Ruleset,
  phase: Phase,
  links: ReadonlyMap<SecRule, readonly ProgramLink[]>,
): readonly ProgramRule[] {
  const rules: SecRule[] = []
  const markers = new Map<string, number[]>()
  for (const step of steps)
    if (step.kind === 'marker') markers.set(step.name, [...(markers.get(step.name) ?? []), rules.length])
    else if (step.rule.phase === phase) rules.push(step.rule)
  return rules.map((rule, i) => {
    const after = markers.get(rule.skipAfter ?? '')?.find((at) => at > i) ?? rules.length
    return { rule, links: links.get(rule) ?? [], after }
  })
}

class Compiler {
  readonly errors: SecLangError[] = []
  readonly chains: ChainTable
  readonly controlTargets = new Map<Control, ProgramTarget>()
  readonly #options: ProgramOptions
  readonly #targets = new Map<string, ProgramTarget>()

  constructor(options: ProgramOptions) {
    this.#options = options
    this.chains = new ChainTable(options.unicodeMap)
  }

  rule(rule: SecRule): { readonly rule: SecRule; readonly links: readonly DraftLink[] } {
    return { rule, links: rule.links.map((link) => this.#link(link)) }
  }

  #link(link: Link): DraftLink {
    for (const effect of link.effects)
      if (effect.kind === 'control' && effect.control.kind === 'remove_target')
        this.controlTargets.set(effect.control, this.#target(effect.control.target, link.place))
    const targets = link.targets.map((target) => [target, this.#target(target, link.place)] as const)
    const chainSteps = this.chains.steps(link.transformations)
    const includes = targets.filter(([{ mode }]) => mode !== 'exclude').map(([, target]) => target)
    return {
      link,
      includes,
      isVolatile: includes.some(({ variable }) => isVolatile(variable)),
      txKey: targets.length === 1 ? txKeyOf(includes, link) : undefined,
      excludes: targets.filter(([{ mode }]) => mode === 'exclude').map(([, target]) => target),
      chains: link.multiMatch ? chainSteps : chainSteps.slice(-1),
      operator: this.#operator(link),
    }
  }

  #target(target: Target, place: Place): ProgramTarget {
    const key = JSON.stringify([target.variable, target.mode === 'count', target.selector])
    const known = this.#targets.get(key)
    if (known !== undefined) return known
    const fresh = this.#freshTarget(target, place)
    this.#targets.set(key, fresh)
    return fresh
  }

  #freshTarget({ selector, variable, mode }: Target, place: Place): ProgramTarget {
    const about = { number: this.#targets.size, variable, isCount: mode === 'count' }
    const plain = { ...about, key: undefined, takesKey: undefined, xpath: undefined }
    if (selector === undefined) return plain
    if (selector.kind === 'key') return { ...plain, key: selector.key.toLowerCase() }
    if (selector.kind === 'xpath') return { ...plain, xpath: selector.path }
    const pattern = compilePattern(selector.pattern, { ignoreCase: true })
    if (pattern.ok) return { ...plain, takesKey: remembered(pattern.value.test) }
    this.errors.push({ ...place, message: `the selector of ${variable}: ${pattern.error}` })
    return plain
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
function remembered<T>(make: (argument: string) => T): (argument: string) => T {
  const made = new Map<string, T>()
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
const REMEMBERED = 256

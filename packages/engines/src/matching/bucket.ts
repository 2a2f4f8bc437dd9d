import { print } from '@ringwall/languages/lib/condition'
import type { Test } from '@ringwall/model'
import { type Clue, clueKey } from './clue.ts'
import { ClueIndex } from './clue-index.ts'
import { type AccessorOf, EventFields } from './event-fields.ts'
import { numbering } from './numbering.ts'
import type { Approach, Plan } from './plan.ts'
import { type Program, programOf, run } from './program.ts'
import { type FieldTest, fieldTest } from './tests.ts'

/**
 * Rules about one log, compiled as one: an index finds those of which a witness is in the event, and these alone are
 * evaluated, every test of them at most once.
 */
export class Bucket {
  readonly #rules: readonly Compiled[]
  readonly #always: readonly Compiled[]
  /** Clue → the rules it is a witness of. */
  readonly #rulesOf: readonly (readonly Compiled[])[]
  readonly #index: ClueIndex
  readonly #fields: EventFields
  readonly #fieldNumbers = numbering<string>((field) => field)
  readonly #testNumbers = numbering<Test>(print)
  /** Tests and what they have said are made when they are first asked. */
  readonly #tests: FieldTest[] = []
  /** The number of the event at which a test was asked last, its negative where it did not hold. */
  readonly #answers: number[] = []
  readonly #candidates: Compiled[] = []
  #now = 0
  readonly #clock: (() => number) | undefined

  constructor(plans: readonly Plan[], approaches: readonly Approach[], { accessorOf, clock }: Surroundings) {
    this.#clock = clock
    this.#rules = plans.map((plan, i) => ({
      plan,
      approach: approaches[i] ?? plan.approach,
      program: undefined,
      candidateAt: 0,
    }))
    this.#always = this.#rules.filter(({ approach }) => approach.witness === undefined)
    const { clues, rulesOf } = witnesses(this.#rules)
    this.#rulesOf = rulesOf
    this.#index = new ClueIndex(clues, this.#fieldNumbers.of)
    this.#fields = new EventFields(accessorOf, this.#fieldNumbers.all)
  }

  get sizeBytes(): number {
    return this.#index.sizeBytes
  }

  /** The rules that hold of an event, in their order. */
  match(event: unknown): readonly Plan[] {
    this.#now++
    this.#fields.open(event)
    this.#candidates.length = 0
    for (const rule of this.#always) this.#candidates.push(rule)
    this.#index.look(this.#fields, this.#report)
    let held: Plan[] | undefined
    for (const rule of this.#candidates) {
      const { plan } = rule
      rule.program ??= programOf(rule.approach.condition, this.#testNumber)
      plan.counts.evaluated++
      if (!this.#run(rule.program, plan)) continue
      plan.counts.held++
      held ??= []
      held.push(plan)
    }
    return held?.sort((a, b) => a.order - b.order) ?? NONE
  }

  #run(program: Program, { counts }: Plan): boolean {
    if (this.#clock === undefined) return run(program, this.#holds)
    const start = this.#clock()
    const holds = run(program, this.#holds)
    counts.spentMs += this.#clock() - start
    return holds
  }

  readonly #report = (clue: number): void => {
    for (const rule of this.#rulesOf[clue] ?? []) {
      if (rule.candidateAt === this.#now) continue
      rule.candidateAt = this.#now
      this.#candidates.push(rule)
    }
  }

  readonly #testNumber = (test: Test): number => {
    const number = this.#testNumbers.of(test)
    if (number < this.#tests.length) return number
    this.#tests.push(fieldTest(test, this.#fieldNumbers.of))
    this.#answers.push(0)
    return number
  }

  readonly #holds = (test: number): boolean => {
    const answer = this.#answers[test]
    if (answer === this.#now) return true
    if (answer === -this.#now) return false
    const holds = this.#tests[test]?.(this.#fields) ?? false
    this.#answers[test] = holds ? this.#now : -this.#now
    return holds
  }
}

/** What events are read and evaluations timed with. */
export interface Surroundings {
  readonly accessorOf: AccessorOf
  /** Gives milliseconds. */
  readonly clock: (() => number) | undefined
}

interface Compiled {
  readonly plan: Plan
  readonly approach: Approach
  /** Made when the rule is first a candidate. */
  program: Program | undefined
  /** The number of the event at which it last was. */
  candidateAt: number
}

/** The clues of all witnesses, and for each the rules it is of. */
function witnesses(rules: readonly Compiled[]): {
  readonly clues: readonly Clue[]
  readonly rulesOf: readonly (readonly Compiled[])[]
} {
  const clues = numbering<Clue>(clueKey)
  const rulesOf: Compiled[][] = []
  for (const rule of rules)
    for (const clue of new Set(rule.approach.witness?.clues.map(clues.of))) {
      const others = rulesOf[clue]
      if (others === undefined) rulesOf[clue] = [rule]
      else others.push(rule)
    }
  return { clues: clues.all, rulesOf }
}

const NONE: readonly Plan[] = []

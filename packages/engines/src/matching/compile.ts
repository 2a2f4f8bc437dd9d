import { fold } from '@ringwall/base/fold'
import { foldPiece, patternTest, print, relationTest, valueTest } from '@ringwall/languages/lib/condition'
import { type Literals, requiredLiterals } from '@ringwall/languages/lib/regex'
import type { Any, Condition, Match, Test } from '@ringwall/model'
import type { EventState } from './event-state.ts'

/** Tells whether a condition holds for the present event. */
export type Check = (state: EventState) => boolean

/**
 * Compiles conditions to closures. Equal parts of different rules are one node, asked at most once an event; parts of *and* and
 * *or* are asked in the order of their cost.
 */
export class Compiler {
  readonly #numberOf: (field: string) => number
  readonly #nodes = new Map<string, Node>()
  #shared = 0

  /** `numberOf` gives each field its number. */
  constructor(numberOf: (field: string) => number) {
    this.#numberOf = numberOf
  }

  /** How many nodes are remembered during an event. */
  get shared(): number {
    return this.#shared
  }

  /** Makes a node of a condition, or finds the one that it has. */
  node(condition: Condition): Node {
    const key = print(condition)
    const known = this.#nodes.get(key)
    if (known !== undefined) {
      known.number ??= this.#shared++
      return known
    }
    const made = this.#make(condition)
    this.#nodes.set(key, made)
    return made
  }

  #make(condition: Condition): Node {
    switch (condition.kind) {
      case 'test':
        return new Node(testCheck(condition, this.#numberOf), testCost(condition))
      case 'not': {
        const of = this.node(condition.of)
        return new Node((state) => !of.holds(state), of.cost)
      }
      case 'all':
        return joined(
          condition.of.map((part) => this.node(part)),
          false,
        )
      case 'any': {
        const { groups, rest } = grouped(condition)
        const nodes = [...groups.map((tests) => this.#group(tests)), ...rest.map((part) => this.node(part))]
        return joined(nodes, true)
      }
    }
  }

  /** Exact values of one field, any of which will do, are one look-up. */
  #group(tests: readonly Test[]): Node {
    const [first] = tests
    const number = this.#numberOf(first?.field ?? '')
    const texts = new Set(tests.map(({ match }) => fold(match.kind === 'equals' ? match.value : '')))
    const slow = tests.map((test) => testCheck(test, this.#numberOf))
    return new Node((state) => {
      const text = state.folded(number)
      return text === undefined
        ? Array.isArray(state.value(number)) && slow.some((check) => check(state))
        : texts.has(text)
    }, 1)
  }
}

/** A part of conditions, with what is known of it. */
export class Node {
  /** Set where several conditions have it. */
  number: number | undefined
  readonly cost: number
  readonly #check: Check

  constructor(check: Check, cost: number) {
    this.#check = check
    this.cost = cost
  }

  holds(state: EventState): boolean {
    if (this.number === undefined) return this.#check(state)
    return state.known(this.number) ?? state.learn(this.number, this.#check(state))
  }
}

function joined(nodes: readonly Node[], isAny: boolean): Node {
  const ordered = nodes.toSorted((a, b) => a.cost - b.cost)
  const cost = nodes.reduce((sum, node) => sum + node.cost, 0)
  const check: Check = (state) => {
    for (let i = 0; i < ordered.length; i++) if (ordered[i]?.holds(state) === isAny) return isAny
    return !isAny
  }
  return new Node(check, cost)
}

interface Grouped {
  readonly groups: readonly (readonly Test[])[]
  readonly rest: readonly Condition[]
}

function grouped({ of }: Any): Grouped {
  const byField = new Map<string, Test[]>()
  const rest: Condition[] = []
  for (const part of of) {
    if (part.kind !== 'test' || !isLookUp(part)) rest.push(part)
    else byField.set(part.field ?? '', [...(byField.get(part.field ?? '') ?? []), part])
  }
  const groups = [...byField.values()]
  return {
    groups: groups.filter((tests) => tests.length > 1),
    rest: [...groups.filter((tests) => tests.length === 1).flat(), ...rest],
  }
}

function isLookUp({ field, match, case: letters, list }: Test): boolean {
  return field !== undefined && match.kind === 'equals' && letters === 'folded' && list === 'some'
}

function testCheck(test: Test, numberOf: (field: string) => number): Check {
  const { field, match } = test
  const onFolded = foldedTest(test)
  if (field === undefined) return anywhereCheck(test, onFolded)
  const number = numberOf(field)
  const slow = valueCheck(test, number, match.kind === 'field' ? numberOf(match.other) : undefined)
  if (onFolded === undefined) return slow
  return (state) => {
    const text = state.folded(number)
    return text === undefined ? Array.isArray(state.value(number)) && slow(state) : onFolded(text)
  }
}

/** The test as one of a folded text, where it is that and no more. */
function foldedTest({ match, case: letters }: Test): ((text: string) => boolean) | undefined {
  if (letters !== 'folded') return undefined
  switch (match.kind) {
    case 'equals':
    case 'contains':
    case 'prefix':
    case 'suffix':
      return relationTest(match.kind, fold(match.value))
    case 'pattern':
      return patternTest(match.pieces.map(foldPiece))
    default:
      return undefined
  }
}

function anywhereCheck(test: Test, onFolded: ((text: string) => boolean) | undefined): Check {
  if (onFolded !== undefined) return (state) => state.words().some(onFolded)
  const passes = valueTest(test)
  const literals = literalsOf(test.match)
  return (state) => {
    if (!literals.every((some) => state.words().some((word) => holdsOne(word, some)))) return false
    return Iterator.from(state.values()).some((value) => passes(value, undefined))
  }
}

function valueCheck(test: Test, number: number, other: number | undefined): Check {
  const { match, list } = test
  const passes = valueTest(test)
  if (match.kind === 'exists' || match.kind === 'null') return (state) => passes(state.value(number), undefined)
  const literals = literalsOf(match)
  return (state) => {
    if (literals.length > 0) {
      const text = state.folded(number)
      if (text !== undefined && !literals.every((some) => holdsOne(text, some))) return false
    }
    const value = state.value(number)
    const against = other === undefined ? undefined : state.value(other)
    if (!Array.isArray(value)) return passes(value, against)
    return list === 'some' ? value.some((one) => passes(one, against)) : value.every((one) => passes(one, against))
  }
}

/** What must be found before a regular expression is worth running. */
function literalsOf(match: Match): readonly Literals[] {
  return match.kind === 'regex' ? requiredLiterals(match.source) : []
}

function holdsOne(text: string, literals: Literals): boolean {
  for (let i = 0; i < literals.length; i++) if (text.includes(literals[i] ?? '')) return true
  return false
}

/** In look-ups; roughly tens of nanoseconds. */
function testCost({ field, match }: Test): number {
  return COSTS[match.kind] * (field === undefined ? 20 : 1)
}

const COSTS: Readonly<Record<Match['kind'], number>> = {
  exists: 1,
  null: 1,
  equals: 1,
  prefix: 1,
  suffix: 1,
  contains: 4,
  pattern: 6,
  compare: 3,
  cidr: 10,
  field: 10,
  regex: 40,
}

import { Bucket, type Surroundings } from './bucket.ts'
import { Census } from './census.ts'
import { cluesOf } from './clue.ts'
import { type Odds, testsOf } from './odds.ts'
import { approachOf, type Plan } from './plan.ts'

/**
 * The rules about one log. At first they are matched by what is expected of its events. Where many come, what is in them is
 * counted for a while, and the rules are compiled anew to look for what is rare there. What holds does not depend on it.
 */
export class Lane {
  readonly #plans: readonly Plan[]
  readonly #odds: Odds
  readonly #surroundings: Surroundings
  #bucket: Bucket
  #census: Census | undefined
  #events = 0

  constructor(plans: readonly Plan[], odds: Odds, surroundings: Surroundings) {
    this.#plans = plans
    this.#odds = odds
    this.#surroundings = surroundings
    this.#bucket = new Bucket(
      plans,
      plans.map(({ approach }) => approach),
      surroundings,
    )
  }

  /** Memory of the tables in which texts are looked for. */
  get sizeBytes(): number {
    return this.#bucket.sizeBytes
  }

  /** The rules that hold of an event, in their order. */
  match(event: unknown): readonly Plan[] {
    if (this.#events < LEARNT) this.#learn(event)
    return this.#bucket.match(event)
  }

  #learn(event: unknown): void {
    this.#events++
    if (this.#events < LEARN_FROM || this.#events % LEARN_EVERY !== 0) return
    this.#census ??= this.#newCensus()
    this.#census.count(event)
    if (this.#events < LEARNT) return
    const odds = this.#census.odds(this.#odds)
    this.#census = undefined
    const approaches = this.#plans.map(({ approach }) => approachOf(approach.condition, odds))
    this.#bucket = new Bucket(this.#plans, approaches, this.#surroundings)
  }

  #newCensus(): Census {
    const tests = this.#plans.flatMap(({ approach }) => [...testsOf(approach.condition)])
    return new Census(
      tests.flatMap((test) => cluesOf(test).flat()),
      this.#surroundings.accessorOf,
    )
  }
}

/** Few events are not worth counting. */
const LEARN_FROM = 1000
const LEARN_EVERY = 8
const LEARNT = 2000

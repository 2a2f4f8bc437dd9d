import type { Condition, Test } from '@ringwall/model'

/**
 * A condition as a chain of decisions: for each step the number of a test, where to go if it holds, and where if it does not.
 * Every test is asked only if its answer matters; nothing is called and nothing nests.
 */
export interface Program {
  readonly steps: Int32Array
  readonly start: number
}

/** Compiles a condition; `numberOf` gives the number of a test. */
export function programOf(condition: Condition, numberOf: (test: Test) => number): Program {
  const steps: number[] = []
  const start = write(condition, { steps, numberOf }, HOLDS, FAILS)
  return { steps: Int32Array.from(steps), start }
}

/** Runs a program by what tests say. */
export function run({ steps, start }: Program, holds: (test: number) => boolean): boolean {
  let at = start
  while (at >= 0) at = (holds(steps[at] ?? 0) ? steps[at + 1] : steps[at + 2]) ?? FAILS
  return at === HOLDS
}

interface Writer {
  readonly steps: number[]
  readonly numberOf: (test: Test) => number
}

/** Written from the end, so that where to go is known: the step that decides a condition, or its end where nothing does. */
function write(condition: Condition, writer: Writer, ifHolds: number, ifFails: number): number {
  switch (condition.kind) {
    case 'test':
      return writer.steps.push(writer.numberOf(condition), ifHolds, ifFails) - 3
    case 'not':
      return write(condition.of, writer, ifFails, ifHolds)
    case 'all':
      return condition.of.reduceRight((next, part) => write(part, writer, next, ifFails), ifHolds)
    case 'any':
      return condition.of.reduceRight((next, part) => write(part, writer, ifHolds, next), ifFails)
  }
}

const HOLDS = -1
const FAILS = -2

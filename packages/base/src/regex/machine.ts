import { WORD } from './character-set.ts'
import type { Assertion } from './node.ts'
import type { Instruction } from './program.ts'

/** Is told of the work as it is done, in instructions; may throw to end it. */
export type OnWork = (instructions: number) => void

/** Offsets of a match and of its groups: start and end of each, `undefined` where a group took no part. */
export type Offsets = readonly (number | undefined)[]

/**
 * The first match at or after `from`, of those that begin there the one that a backtracking matcher would prefer. Time is
 * the length of the text times that of the program, whatever both are.
 */
export function firstMatch(
  program: readonly Instruction[],
  text: string,
  from: number,
  onWork: OnWork = () => undefined,
): Offsets | undefined {
  let threads = new Threads(program)
  let next = new Threads(program)
  let found: Offsets | undefined
  for (let at = from; ; ) {
    if (found === undefined) threads.add(0, [], text, at)
    if (threads.list.length === 0 && found !== undefined) return found
    const code = text.codePointAt(at)
    const width = code === undefined ? 0 : code > 0xffff ? 2 : 1
    onWork(threads.list.length + 1)
    next.clear()
    for (const thread of threads.list) {
      const instruction = program[thread.at]
      if (instruction?.kind === 'match') {
        found = thread.offsets
        break
      }
      if (instruction?.kind === 'set' && code !== undefined && instruction.set(code))
        next.add(thread.at + 1, thread.offsets, text, at + width)
    }
    ;[threads, next] = [next, threads]
    if (code === undefined) return found
    at += width
  }
}

interface Thread {
  readonly at: number
  readonly offsets: Offsets
}

/** Threads at one place of the text, each instruction once, in order of preference. */
class Threads {
  readonly list: Thread[] = []
  readonly #program: readonly Instruction[]
  readonly #seen: Uint32Array
  #generation = 1

  constructor(program: readonly Instruction[]) {
    this.#program = program
    this.#seen = new Uint32Array(program.length)
  }

  clear(): void {
    this.list.length = 0
    this.#generation++
  }

  /** Follows what takes no character, by a list and not by recursion. */
  add(start: number, offsets: Offsets, text: string, position: number): void {
    const pending: Thread[] = [{ at: start, offsets }]
    for (let thread = pending.pop(); thread !== undefined; thread = pending.pop()) {
      const { at } = thread
      if (this.#seen[at] === this.#generation) continue
      this.#seen[at] = this.#generation
      const instruction = this.#program[at]
      if (instruction?.kind === 'jump') pending.push({ ...thread, at: instruction.to })
      else if (instruction?.kind === 'split')
        pending.push({ ...thread, at: instruction.second }, { ...thread, at: instruction.first })
      else if (instruction?.kind === 'save')
        pending.push({ at: at + 1, offsets: saved(thread.offsets, instruction.slot, position) })
      else if (instruction?.kind === 'assertion') {
        if (holds(instruction.assertion, text, position)) pending.push({ ...thread, at: at + 1 })
      } else this.list.push(thread)
    }
  }
}

function saved(offsets: Offsets, slot: number, position: number): Offsets {
  const copy = [...offsets]
  while (copy.length < slot) copy.push(undefined)
  copy[slot] = position
  return copy
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case 'text_start':
      return at === 0
    case 'text_end':
      return at === text.length
    case 'line_start':
      return at === 0 || text[at - 1] === '\n'
    case 'line_end':
      return at === text.length || text[at] === '\n'
    case 'word_border':
      return isWord(text, at - 1) !== isWord(text, at)
    case 'no_word_border':
      return isWord(text, at - 1) === isWord(text, at)
  }
}

function isWord(text: string, at: number): boolean {
  return at >= 0 && at < text.length && WORD(text.charCodeAt(at))
}

import type { Assertion, CharacterSet, RegexNode } from './node.ts'
import { RegexProblem } from './parse.ts'

/** An instruction of the machine that matches; the next one follows it unless it says otherwise. */
export type Instruction =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'save'; readonly slot: number }
  /** Goes to both, the first one preferred. */
  | { readonly kind: 'split'; first: number; second: number }
  | { readonly kind: 'jump'; to: number }
  | { readonly kind: 'match' }

/** Compiles a parsed expression. Throws a RegexProblem where repetitions make it larger than the limit. */
export function programOf(node: RegexNode): readonly Instruction[] {
  const program: Instruction[] = []
  add(program, { kind: 'save', slot: 0 })
  emit(program, node)
  add(program, { kind: 'save', slot: 1 })
  add(program, { kind: 'match' })
  return program
}

function emit(program: Instruction[], node: RegexNode): void {
  switch (node.kind) {
    case 'empty':
      return
    case 'set':
      add(program, { kind: 'set', set: node.set })
      return
    case 'assertion':
      add(program, { kind: 'assertion', assertion: node.assertion })
      return
    case 'group':
      add(program, { kind: 'save', slot: node.index * 2 })
      emit(program, node.node)
      add(program, { kind: 'save', slot: node.index * 2 + 1 })
      return
    case 'sequence':
      for (const part of node.nodes) emit(program, part)
      return
    case 'either':
      emitEither(program, node.nodes)
      return
    case 'repeat':
      emitRepeat(program, node)
  }
}

function emitEither(program: Instruction[], nodes: readonly RegexNode[]): void {
  const jumps: { kind: 'jump'; to: number }[] = []
  nodes.forEach((node, i) => {
    if (i === nodes.length - 1) {
      emit(program, node)
      return
    }
    const split = { kind: 'split', first: program.length + 1, second: 0 } as const satisfies Instruction
    const branch = { ...split, second: 0 }
    add(program, branch)
    emit(program, node)
    const jump = { kind: 'jump' as const, to: 0 }
    add(program, jump)
    jumps.push(jump)
    branch.second = program.length
  })
  for (const jump of jumps) jump.to = program.length
}

function emitRepeat(program: Instruction[], { node, min, max, isLazy }: RegexNode & { kind: 'repeat' }): void {
  for (let i = 0; i < min; i++) emit(program, node)
  if (max === undefined) {
    const split = { kind: 'split' as const, first: 0, second: 0 }
    const start = program.length
    add(program, split)
    emit(program, node)
    add(program, { kind: 'jump', to: start })
    point(split, start + 1, program.length, isLazy)
    return
  }
  const splits: { readonly split: { kind: 'split'; first: number; second: number }; readonly body: number }[] = []
  for (let i = min; i < max; i++) {
    const split = { kind: 'split' as const, first: 0, second: 0 }
    add(program, split)
    splits.push({ split, body: program.length })
    emit(program, node)
  }
  for (const { split, body } of splits) point(split, body, program.length, isLazy)
}

function point(split: { first: number; second: number }, body: number, out: number, isLazy: boolean): void {
  split.first = isLazy ? out : body
  split.second = isLazy ? body : out
}

function add(program: Instruction[], instruction: Instruction): void {
  if (program.length >= MAX_PROGRAM)
    throw new RegexProblem(`a pattern that is larger than ${MAX_PROGRAM} when written out`, 0)
  program.push(instruction)
}

const MAX_PROGRAM = 20_000

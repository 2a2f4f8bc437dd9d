import type { Budget } from './budget.ts'
import type { Piece } from './piece.ts'
import type { Origin } from './source.ts'
import type { Dict, Value } from './value.ts'

/** A function that templates may call. */
export interface Func {
  readonly go: 'func'
  readonly takes: readonly Kind[]
  /** Kind of every further argument, where there may be any. */
  readonly rest: Kind | undefined
  /** `args` have been checked against `takes` and `rest`. */
  readonly call: (args: readonly Value[], caller: Caller) => Value
}

/** What a function may ask of the template that calls it. */
export interface Caller {
  readonly budget: Budget
  /** The action that calls. */
  readonly origin: Origin
  /** Runs a template by its name and gives what it prints. */
  execute(name: string, data: Value): string
  /** Runs a text as a template, in which all templates are known. */
  executeText(text: string, data: Value): string
  /** Where a text comes from that was made of a template, or `undefined`. */
  piecesOf(text: string): readonly Piece[] | undefined
  /** Notes where the parts of a text come from. */
  remember(text: string, pieces: readonly Piece[]): void
}

/** Go's type of an argument. An `int` is a safe integer in JavaScript's own type. */
export interface Kinds {
  readonly any: Value
  readonly string: string
  readonly int: number
  readonly float: number
  readonly bool: boolean
  readonly dict: Dict
}

export type Kind = keyof Kinds

export type Args<K extends readonly Kind[]> = { readonly [I in keyof K]: Kinds[K[I]] }

/** A function of a fixed number of arguments. */
export function fn<const K extends readonly Kind[]>(takes: K, call: (...args: Args<K>) => Value): Func {
  return { go: 'func', takes, rest: undefined, call: (args) => call(...checked<Args<K>>(args)) }
}

/** A function whose last argument may come any number of times, also none. */
export function variadic<const K extends readonly Kind[], R extends Kind>(
  takes: K,
  rest: R,
  call: (first: Args<K>, rest: readonly Kinds[R][], caller: Caller) => Value,
): Func {
  const split = takes.length
  return {
    go: 'func',
    takes,
    rest,
    call: (args, caller) =>
      call(checked<Args<K>>(args.slice(0, split)), checked<readonly Kinds[R][]>(args.slice(split)), caller),
  }
}

/** A function that needs to know who calls it. */
export function calling<const K extends readonly Kind[]>(
  takes: K,
  call: (caller: Caller, ...args: Args<K>) => Value,
): Func {
  return { go: 'func', takes, rest: undefined, call: (args, caller) => call(caller, ...checked<Args<K>>(args)) }
}

/** The executor has checked each argument against its kind, which the type system cannot see. */
function checked<T>(args: readonly unknown[]): T {
  return args as T
}

import { UNIT } from './budget.ts'
import { BUILTINS } from './builtins.ts'
import type { Caller, Func, Kind } from './func.ts'
import type { Command, NumberWord, Operand, Pipe } from './node.ts'
import type { Run } from './run.ts'
import type { Origin } from './source.ts'
import { Stop } from './stop.ts'
import { isDict, isInteger, isList, isTagged, isTrue, typeName, type Value } from './value.ts'

/** A value, or `undefined` for what Go calls an invalid one: of it every field is invalid too, while a nil has none. */
export type Held = Value | undefined

/** How functions run other templates. */
export type Runner = Pick<Caller, 'execute' | 'executeText'>

interface Variable {
  readonly name: string
  value: Held
}

/** Evaluates the pipelines of one template. Stops at what Go would stop at. */
export class Evaluator {
  readonly #run: Run
  readonly #runner: Runner
  readonly #variables: Variable[]
  /** The action that is being evaluated. */
  action: Origin

  constructor(run: Run, runner: Runner, data: Held, template: Origin) {
    this.#run = run
    this.#runner = runner
    this.#variables = [{ name: '$', value: data }]
    this.action = template
  }

  /** Forgets the variables that `what` declares. */
  scoped<T>(what: () => T): T {
    const known = this.#variables.length
    try {
      return what()
    } finally {
      this.#variables.length = known
    }
  }

  declare(name: string, value: Held): void {
    this.#variables.push({ name, value })
  }

  assign(name: string, value: Held): void {
    this.#variable(name).value = value
  }

  pipe(pipe: Pipe, dot: Held): Held {
    const value = this.#run.budget.nested(() => this.#commands(pipe, dot))
    for (const name of pipe.variables)
      if (pipe.sets === 'declares') this.declare(name, value)
      else this.assign(name, value)
    return value
  }

  #commands({ commands }: Pipe, dot: Held): Held {
    let value: Held
    commands.forEach((command, i) => {
      // A nil that comes out of an interface is nothing more than invalid.
      value = this.#command(command, dot, i === 0 ? NONE : { value }) ?? undefined
    })
    return value
  }

  #command({ words }: Command, dot: Held, last: Last): Held {
    this.#run.budget.work(1)
    const [first, ...others] = words
    switch (first.kind) {
      case 'function':
        return this.#function(first.name, others, dot, last, first.start)
      case 'field':
        return this.#fields(dot, first.names, others, dot, last, first.start)
      case 'variable':
        if (first.names.length === 0) this.#mayNotTake(others, last, first.start)
        return this.#fields(this.#variable(first.name).value, first.names, others, dot, last, first.start)
      case 'chain':
        return this.#fields(this.#operand(first.of, dot), first.names, others, dot, last, first.start)
      case 'nil':
        return this.#stop(first.start, 'nil is not a command')
      default:
        this.#mayNotTake(others, last, first.start)
        return this.#operand(first, dot)
    }
  }

  #mayNotTake(others: readonly Operand[], last: Last, offset: number): void {
    if (others.length > 0 || last !== NONE) this.#stop(offset, 'arguments for what is no function')
  }

  #operand(word: Operand, dot: Held): Held {
    switch (word.kind) {
      case 'dot':
        return dot
      case 'nil':
        return null
      case 'bool':
      case 'string':
      case 'number':
        return word.value
      case 'pipe':
        return this.pipe(word, dot)
      default:
        return this.#command({ start: word.start, words: [word] }, dot, NONE)
    }
  }

  /** Fields of fields; the last one may be a function and take arguments. */
  #fields(
    from: Held,
    names: readonly string[],
    others: readonly Operand[],
    dot: Held,
    last: Last,
    offset: number,
  ): Held {
    const value = names.reduce((held: Held, name, i) => {
      const found = this.#field(held, name, offset)
      const isLast = i === names.length - 1
      if (isTagged(found) && found.go === 'func')
        return this.#call(name, found, isLast ? others : [], dot, isLast ? last : NONE, offset)
      if (isLast && (others.length > 0 || last !== NONE)) this.#stop(offset, `${name} is no function but has arguments`)
      return found
    }, from)
    return value
  }

  #field(held: Held, name: string, offset: number): Held {
    if (held === undefined) return undefined
    if (isDict(held)) return held.get(name) ?? null
    if (held === null) return this.#stop(offset, `nil has no field ${name}`)
    if (isTagged(held) && held.go === 'struct' && held.fields.has(name)) return held.fields.get(name)
    return this.#stop(offset, `a value of type ${typeName(held)} has no field ${name}`)
  }

  #function(name: string, others: readonly Operand[], dot: Held, last: Last, offset: number): Held {
    if (name === 'and' || name === 'or') return this.#logic(name, others, dot, last, offset)
    const func = this.#run.functions.get(name) ?? BUILTINS.get(name)
    if (func === undefined) return this.#stop(offset, `function ${JSON.stringify(name)} is not defined`)
    return this.#call(name, func, others, dot, last, offset)
  }

  /** Evaluates no further than the first value that decides. */
  #logic(name: 'and' | 'or', others: readonly Operand[], dot: Held, last: Last, offset: number): Held {
    let value: Held
    for (const word of others) {
      value = this.#operand(word, dot)
      if (isTrue(value) === (name === 'or')) return value
    }
    if (last !== NONE) return last.value
    return others.length > 0 ? value : this.#stop(offset, `wrong number of arguments for ${name}: at least 1, not 0`)
  }

  #call(name: string, func: Func, others: readonly Operand[], dot: Held, last: Last, offset: number): Value {
    const count = others.length + (last === NONE ? 0 : 1)
    const { takes, rest } = func
    if (count < takes.length || (rest === undefined && count > takes.length))
      this.#stop(
        offset,
        `wrong number of arguments for ${name}: ${rest ? 'at least ' : ''}${takes.length}, not ${count}`,
      )
    const kindOf = (i: number): Kind => takes[i] ?? rest ?? 'any'
    const args = others.map((word, i) => this.#argument(word, dot, kindOf(i), name))
    if (last !== NONE) args.push(this.#admitted(last.value, kindOf(others.length), name, offset))
    this.#run.budget.work(1 + args.reduce((sum: number, arg) => sum + sizeOf(arg), 0) / UNIT)
    try {
      const value = func.call(args, this.#caller())
      if (typeof value === 'string') this.#run.budget.write(value.length)
      else this.#run.budget.work(sizeOf(value) / UNIT)
      return value
    } catch (cause) {
      if (!(cause instanceof Stop) || cause.at !== undefined) throw cause
      return this.#stop(offset, name === 'fail' || name === 'required' ? cause.message : `${name}: ${cause.message}`)
    }
  }

  #caller(): Caller {
    const run = this.#run
    return {
      budget: run.budget,
      origin: this.action,
      execute: this.#runner.execute,
      executeText: this.#runner.executeText,
      piecesOf: (text) => run.piecesOf(text),
      remember: (text, pieces) => run.remember(text, pieces),
    }
  }

  #argument(word: Operand, dot: Held, kind: Kind, name: string): Value {
    if (word.kind === 'number' && kind !== 'any') return this.#constant(word, kind, name, word.start)
    const held = word.kind === 'nil' ? undefined : this.#operand(word, dot)
    return this.#admitted(held, kind, name, word.start)
  }

  /** A constant takes the type that is asked for. */
  #constant(word: NumberWord, kind: Kind, name: string, offset: number): Value {
    if (kind === 'int' && word.whole !== undefined) return Number(word.whole)
    if (kind === 'float') return typeof word.value === 'number' ? word.value : Number(word.value.value)
    return this.#stop(offset, `${name}: ${word.text} where a value of type ${GO_TYPES[kind]} is expected`)
  }

  #admitted(held: Held, kind: Kind, name: string, offset: number): Value {
    if (kind === 'any') return held ?? null
    if (kind === 'int' && isInteger(held) && held.go === 'int') return Number(held.value)
    if (kind === 'dict' && isDict(held)) return held
    // What is no value at all is a nil map where a map is asked for; a nil that comes out of a map is none.
    if (kind === 'dict' && held === undefined) return new Map()
    if (kind === 'float' && typeof held === 'number') return held
    if ((kind === 'string' || kind === 'bool') && typeof held === JAVASCRIPT_TYPES[kind]) return held ?? null
    return this.#stop(offset, `${name}: ${shown(held)} where a value of type ${GO_TYPES[kind]} is expected`)
  }

  #variable(name: string): Variable {
    const found = this.#variables.findLast((variable) => variable.name === name)
    return found ?? this.#stop(this.action.start, `variable ${name} is not defined`)
  }

  #stop(offset: number, message: string): never {
    throw new Stop(message, { source: this.action.source, offset })
  }
}

/** What a pipeline hands on to its next command; nothing for the first. */
type Last = { readonly value: Held } | typeof NONE

function sizeOf(value: Value): number {
  if (typeof value === 'string' || isList(value)) return value.length
  return isDict(value) ? value.size : 1
}

function shown(held: Held): string {
  return held === undefined || held === null ? 'nil' : `a value of type ${typeName(held)}`
}

const NONE: unique symbol = Symbol('none')
const GO_TYPES = {
  string: 'string',
  int: 'int',
  float: 'float64',
  bool: 'bool',
  dict: 'map[string]interface {}',
  any: 'any',
}
const JAVASCRIPT_TYPES = { string: 'string', bool: 'boolean' } as const

import type { Budget } from './budget.ts'
import { BUILTINS } from './builtins.ts'
import { Evaluator, type Held, type Runner } from './evaluator.ts'
import type { Func } from './func.ts'
import type { BranchNode, CallNode, Node, RangeNode, Template } from './node.ts'
import { parseTemplate } from './parser.ts'
import type { Piece } from './piece.ts'
import { printValue, sortedEntries } from './print.ts'
import { Registry } from './registry.ts'
import { Run } from './run.ts'
import type { Origin, Source } from './source.ts'
import { problemOf, Stop, type TemplateProblem } from './stop.ts'
import { int, isDict, isInteger, isList, isTagged, isTrue, itemsOf, typeName, type Value } from './value.ts'

/** What a template printed, or where it stopped. */
export type Executed =
  | { readonly kind: 'printed'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'problem'; readonly problem: TemplateProblem }

/** Runs templates of a registry; all runs of one engine share its budget. */
export interface Engine {
  execute(template: Template, data: Value): Executed
  isFunction(name: string): boolean
}

/**
 * An engine for the templates of a registry, with functions beside those of Go. Total: whatever the template, it prints or
 * stops within the budget. Maps of the data may be changed by functions.
 */
export function templateEngine(registry: Registry, functions: ReadonlyMap<string, Func>, budget: Budget): Engine {
  const run = new Run(budget, functions)
  return {
    execute: (template, data) => {
      try {
        return { kind: 'printed', pieces: execute(run, registry, template, data) }
      } catch (cause) {
        return { kind: 'problem', problem: problemOf(cause, template.source) }
      }
    },
    isFunction: (name) => isFunction(run, name),
  }
}

function isFunction({ functions }: Run, name: string): boolean {
  return name === 'and' || name === 'or' || functions.has(name) || BUILTINS.has(name)
}

function execute(run: Run, registry: Registry, template: Template, data: Held): readonly Piece[] {
  const execution = new Execution(run, registry, template, data)
  run.budget.nested(() => execution.walk(template.body, data))
  return execution.pieces
}

/** What a list of nodes ended with. */
type Flow = 'next' | 'break' | 'continue'

/** One template that runs. */
class Execution {
  readonly pieces: Piece[] = []
  readonly #run: Run
  readonly #registry: Registry
  readonly #source: Source
  readonly #evaluator: Evaluator

  constructor(run: Run, registry: Registry, { source }: Template, data: Held) {
    this.#run = run
    this.#registry = registry
    this.#source = source
    const runner: Runner = {
      execute: (name, value) => run.remembered(execute(run, registry, this.#find(name), value ?? undefined)),
      executeText: (text, value) => run.remembered(this.#text(text, value ?? undefined)),
    }
    this.#evaluator = new Evaluator(run, runner, data, { source, start: 0, end: 0 })
  }

  walk(nodes: readonly Node[], dot: Held): Flow {
    for (const node of nodes) {
      const flow = this.#node(node, dot)
      if (flow !== 'next') return flow
    }
    return 'next'
  }

  #node(node: Node, dot: Held): Flow {
    this.#run.budget.work(1)
    const origin = { source: this.#source, start: node.start, end: node.end }
    this.#evaluator.action = origin
    switch (node.kind) {
      case 'text':
        this.#print({ text: node.text, origin, isVerbatim: true })
        return 'next'
      case 'action': {
        const value = this.#evaluator.pipe(node.pipe, dot)
        if (node.pipe.sets === 'nothing') this.#printValue(value, origin)
        return 'next'
      }
      case 'if':
      case 'with':
        return this.#evaluator.scoped(() => this.#branch(node, dot))
      case 'range':
        return this.#evaluator.scoped(() => this.#range(node, dot))
      case 'template':
        this.#call(node, dot)
        return 'next'
      case 'break':
      case 'continue':
        return node.kind
    }
  }

  #branch({ kind, pipe, body, otherwise }: BranchNode, dot: Held): Flow {
    const value = this.#evaluator.pipe(pipe, dot)
    const isMet = isTrue(value)
    return this.#deeper(isMet ? body : otherwise, isMet && kind === 'with' ? value : dot)
  }

  #range({ pipe, body, otherwise, start }: RangeNode, dot: Held): Flow {
    const { variables, sets } = pipe
    const value = this.#evaluator.pipe(pipe, dot)
    const entries = this.#entries(value, variables.length, start)
    const set = (name: string | undefined, held: Held): void => {
      if (name !== undefined && sets === 'assigns') this.#evaluator.assign(name, held)
      else if (name !== undefined) this.#evaluator.declare(name, held)
    }
    let isEmpty = true
    for (const [key, item] of entries) {
      isEmpty = false
      this.#run.budget.work(1)
      const flow = this.#evaluator.scoped(() => {
        if (variables.length > 1) set(variables[0], key)
        set(variables.at(-1), item)
        return this.#deeper(body, item)
      })
      if (flow === 'break') break
    }
    return isEmpty ? this.#deeper(otherwise, dot) : 'next'
  }

  #entries(held: Held, variables: number, start: number): Iterable<readonly [Held, Held]> {
    if (held === null || held === undefined) return []
    const value = itemsOf(held)
    if (isList(value)) return value.map((item, i) => [int(i), item] as const)
    if (isDict(value)) return sortedEntries(value)
    if (isInteger(value) && variables < 2) return counted(value.value)
    return this.#stop(start, `range cannot go over a value of type ${typeName(value)}`)
  }

  #call({ name, pipe, start }: CallNode, dot: Held): void {
    const data = pipe === undefined ? undefined : this.#evaluator.pipe(pipe, dot)
    const template = this.#registry.find(name) ?? this.#stop(start, `template ${JSON.stringify(name)} is not defined`)
    for (const piece of execute(this.#run, this.#registry, template, data)) this.pieces.push(piece)
  }

  #find(name: string): Template {
    const found = this.#registry.find(name)
    if (found === undefined) throw new Stop(`template ${JSON.stringify(name)} is not defined`)
    return found
  }

  /** Runs a text as a template. What it defines is known to it alone. */
  #text(text: string, data: Held): readonly Piece[] {
    const source: Source = { name: this.#source.name, text, calledBy: this.#evaluator.action }
    this.#run.budget.write(text.length)
    const parsed = parseTemplate(source, '', (name) => isFunction(this.#run, name))
    if (parsed.kind === 'problem') throw new Stop(parsed.problem.message, parsed.problem)
    const registry = new Registry(this.#registry)
    for (const template of parsed.templates.slice(0, -1)) registry.add(template)
    const main = parsed.templates.at(-1)
    return main === undefined ? [] : execute(this.#run, registry, main, data)
  }

  #deeper(nodes: readonly Node[], dot: Held): Flow {
    return this.#run.budget.nested(() => this.walk(nodes, dot))
  }

  #printValue(value: Held, origin: Origin): void {
    if (isTagged(value) && value.go === 'func') this.#stop(origin.start, 'a function cannot be printed')
    const text = value === null || value === undefined ? NO_VALUE : printValue(value)
    const pieces = this.#run.piecesOf(text)
    if (pieces === undefined) this.#print({ text, origin, isVerbatim: false })
    else for (const piece of pieces) this.pieces.push(piece)
  }

  #print(piece: Piece): void {
    this.#run.budget.write(piece.text.length)
    this.pieces.push(piece)
  }

  #stop(offset: number, message: string): never {
    throw new Stop(message, { source: this.#source, offset })
  }
}

function* counted(count: bigint): Iterable<readonly [Held, Held]> {
  for (let i = 0n; i < count; i++) yield [int(i), int(i)]
}

/** What Go prints for a value that is not there. */
export const NO_VALUE = '<no value>'

import type { Source } from './source.ts'
import type { Integer } from './value.ts'

/** A template with a name: a file, or what `define` and `block` make within one. */
export interface Template {
  readonly name: string
  readonly source: Source
  readonly body: readonly Node[]
}

/** `start` and `end` are offsets within the source; those of actions include their delimiters. */
interface Extent {
  readonly start: number
  readonly end: number
}

export type Node = TextNode | ActionNode | BranchNode | RangeNode | CallNode | JumpNode

/** Text that is printed as it stands. */
export interface TextNode extends Extent {
  readonly kind: 'text'
  readonly text: string
}

/** A pipeline whose value is printed, unless it declares or assigns a variable. */
export interface ActionNode extends Extent {
  readonly kind: 'action'
  readonly pipe: Pipe
}

/** `with` runs its body with the value as dot. */
export interface BranchNode extends Extent {
  readonly kind: 'if' | 'with'
  readonly pipe: Pipe
  readonly body: readonly Node[]
  readonly otherwise: readonly Node[]
}

export interface RangeNode extends Extent {
  readonly kind: 'range'
  readonly pipe: Pipe
  readonly body: readonly Node[]
  readonly otherwise: readonly Node[]
}

/** `template "name" pipeline`. */
export interface CallNode extends Extent {
  readonly kind: 'template'
  readonly name: string
  readonly pipe: Pipe | undefined
}

export interface JumpNode extends Extent {
  readonly kind: 'break' | 'continue'
}

export interface Pipe {
  readonly kind: 'pipe'
  readonly start: number
  /** Variables it sets, with their `$`. */
  readonly variables: readonly string[]
  readonly sets: 'declares' | 'assigns' | 'nothing'
  readonly commands: readonly Command[]
}

export interface Command {
  readonly start: number
  readonly words: readonly [Operand, ...Operand[]]
}

export type Operand = { readonly start: number } & (
  | { readonly kind: 'dot' }
  | { readonly kind: 'nil' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | NumberWord
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'function'; readonly name: string }
  /** `.a.b`: of dot. */
  | { readonly kind: 'field'; readonly names: readonly string[] }
  /** `$x.a.b`. */
  | { readonly kind: 'variable'; readonly name: string; readonly names: readonly string[] }
  /** `(pipeline).a.b`. */
  | { readonly kind: 'chain'; readonly of: Operand; readonly names: readonly string[] }
  | Pipe
)

/** A constant without a type until it is used. */
export interface NumberWord {
  readonly kind: 'number'
  readonly text: string
  /** What it is where nothing else is asked for. */
  readonly value: Integer | number
  /** The integer of a number that is whole, such as `1e3`. */
  readonly whole: bigint | undefined
}

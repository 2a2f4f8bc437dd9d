import type { Budget } from './budget.ts'
import type { Func } from './func.ts'
import { type Piece, textOf } from './piece.ts'

/** What all templates that run together share. */
export class Run {
  readonly budget: Budget
  readonly functions: ReadonlyMap<string, Func>
  readonly #pieces = new Map<string, readonly Piece[]>()

  constructor(budget: Budget, functions: ReadonlyMap<string, Func>) {
    this.budget = budget
    this.functions = functions
  }

  /** The text of pieces, whose places are kept where it has several lines: a word belongs to the action that prints it. */
  remembered(pieces: readonly Piece[]): string {
    const text = textOf(pieces)
    this.remember(text, pieces)
    return text
  }

  remember(text: string, pieces: readonly Piece[]): void {
    if (text.includes('\n')) this.#pieces.set(text, pieces)
  }

  piecesOf(text: string): readonly Piece[] | undefined {
    return this.#pieces.get(text)
  }
}

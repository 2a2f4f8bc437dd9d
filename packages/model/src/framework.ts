import type { Control } from './control.ts'

/** A compliance framework as data: what a standard demands, and what of it no rule can decide. */
export interface Framework {
  /** Lower-case words, digits, dots and hyphens, as rules name it. */
  readonly id: string
  readonly name: string
  /** The standard's own. */
  readonly version: string
  readonly publisher: string
  readonly url: string
  /** Whose the standard is, and what of it stands here. */
  readonly licence: string
  /** What a reader of any of its reports must know first. */
  readonly note: string
  /** Which part of a rule names its controls. */
  readonly namedBy: 'controls' | 'techniques'
  readonly sections: readonly FrameworkSection[]
}

export interface FrameworkSection {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly controls: readonly Control[]
}

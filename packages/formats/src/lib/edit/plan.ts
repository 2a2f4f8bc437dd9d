import { isDeepStrictEqual } from 'node:util'
import type { Edit, Path } from '@ringwall/model'
import { define, isContainer } from '../document/index.ts'

/** All edits of one value, joined: what becomes of it, or of what is in it. */
export type Plan = { readonly kind: 'set'; readonly value: unknown } | { readonly kind: 'remove' } | Within

/** Edits of what is in a map or list, by key or index as the text has them. */
export interface Within {
  readonly kind: 'within'
  readonly steps: ReadonlyMap<string | number, Plan>
}

/** An edit that is not made, and why: lower-case, said of the place that the edit names. */
export interface Refused {
  readonly edit: Edit
  readonly reason: string
}

export interface Planned {
  readonly plan: Within
  readonly refused: readonly Refused[]
}

/**
 * Joins edits of one document, whose value they are about. Of two that contradict each other the outer is made, or the earlier
 * of the same place. Things that several append to a list do not: they are appended one after the other.
 */
export function planOf(edits: readonly Edit[], value: unknown): Planned {
  const root: Growing = { kind: 'within', steps: new Map() }
  const refused: Refused[] = []
  for (const edit of edits.toSorted((a, b) => a.path.length - b.path.length)) {
    const reason = edit.path.length === 0 ? 'is the whole document' : add(root, edit, value)
    if (reason !== undefined) refused.push({ edit, reason })
  }
  return { plan: root, refused }
}

/** True where a plan makes something of nothing. */
export function adds(plan: Plan): boolean {
  switch (plan.kind) {
    case 'set':
      return true
    case 'remove':
      return false
    case 'within':
      return [...plan.steps.values()].some(adds)
  }
}

/** The value that the plan makes of `value`. Indices are those of the list as it was; higher ones are appended. */
export function planned(value: unknown, plan: Plan): unknown {
  switch (plan.kind) {
    case 'set':
      return plan.value
    case 'remove':
      return undefined
    case 'within':
      return isContainer(value) || adds(plan) ? plannedWithin(value, plan) : value
  }
}

/** True where nothing is there, or only white space: `null` and what is absent. */
export function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

interface Growing extends Within {
  readonly steps: Map<string | number, Plan>
}

/** Why the edit cannot join the others, or `undefined` where it did. */
function add(root: Growing, edit: Edit, value: unknown): string | undefined {
  const wanted: Plan = edit.kind === 'set' ? { kind: 'set', value: edit.value } : { kind: 'remove' }
  let at = root
  let inner = value
  for (const [i, asked] of edit.path.entries()) {
    const step = i === edit.path.length - 1 ? placeIn(at, asked, inner, edit) : asked
    inner = isContainer(inner) ? (inner as Readonly<Record<string | number, unknown>>)[step] : undefined
    const known = at.steps.get(step)
    if (known === undefined) {
      at.steps.set(step, grown(edit.path.slice(i + 1), wanted))
      return undefined
    }
    if (known.kind !== 'within') return isDone(known, edit, i) ? undefined : 'is changed by another fix too'
    at = known as Growing
  }
  return 'is changed by another fix too'
}

/** Behind the end of a list: the first place there that no other edit takes, or that of one that appends the same. */
function placeIn(at: Growing, step: string | number, list: unknown, edit: Edit): string | number {
  const isBehind = typeof step === 'number' && step >= (Array.isArray(list) ? list.length : 0)
  const known = at.steps.get(step)
  if (!isBehind || edit.kind === 'remove' || known === undefined || isDone(known, edit, edit.path.length - 1))
    return step
  return placeIn(at, step + 1, list, edit)
}

/** True where an edit made already leaves nothing for this one to do. */
function isDone(known: Plan, edit: Edit, depth: number): boolean {
  if (edit.kind === 'remove') return known.kind === 'remove'
  return depth === edit.path.length - 1 && known.kind === 'set' && isDeepStrictEqual(known.value, edit.value)
}

function grown(path: Path, wanted: Plan): Plan {
  return path.reduceRight<Plan>((inner, step): Growing => ({ kind: 'within', steps: new Map([[step, inner]]) }), wanted)
}

function plannedWithin(value: unknown, plan: Within): unknown {
  if (Array.isArray(value)) return plannedList(value, plan)
  if (!isContainer(value) && [...plan.steps.keys()].every((step) => typeof step === 'number'))
    return plannedList([], plan)
  const made: Record<string, unknown> = {}
  for (const [key, old] of Object.entries(value ?? {})) {
    const step = plan.steps.get(key)
    if (step?.kind !== 'remove') define(made, key, step === undefined ? old : planned(old, step))
  }
  for (const [key, step] of plan.steps)
    if (!Object.hasOwn(made, key) && adds(step)) define(made, String(key), planned(undefined, step))
  return made
}

function plannedList(value: readonly unknown[], plan: Within): unknown[] {
  const kept = value.flatMap((old, i) => {
    const step = plan.steps.get(i)
    if (step === undefined) return [old]
    return step.kind === 'remove' ? [] : [planned(old, step)]
  })
  const appended = [...plan.steps].filter(([step, inner]) => Number(step) >= value.length && adds(inner))
  return [...kept, ...appended.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => planned(undefined, inner))]
}

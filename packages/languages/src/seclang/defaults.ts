import { err, ok, type Result } from '@ringwall/model'
import { parseActionList } from './action-list.ts'
import { addTransformation, disruptiveOf, parsePhase } from './action-words.ts'
import type { Disruptive, Phase } from './rule.ts'

/** What rules of a phase do where they say nothing else, and what `block` means. */
export interface Defaults {
  readonly disruptive: Disruptive
  readonly status: number | undefined
  readonly isLogged: boolean
  readonly isAudited: boolean
  readonly transformations: readonly string[]
}

export const BUILT_IN_DEFAULTS: Defaults = {
  disruptive: { kind: 'pass' },
  status: undefined,
  isLogged: true,
  isAudited: true,
  transformations: [],
}

/** A SecDefaultAction: it must name its phase and a disruptive action. */
export function parseDefaults(text: string): Result<readonly [Phase, Defaults], string> {
  const actions = parseActionList(text)
  if (!actions.ok) return actions
  let phase: Phase | undefined
  let defaults: Defaults = BUILT_IN_DEFAULTS
  for (const action of actions.value) {
    const next = applyDefault(defaults, action.name, action.value)
    if (typeof next === 'string') return err(next)
    if (action.name === 'phase') phase = parsePhase(action.value)
    defaults = next
  }
  return phase === undefined ? err('default actions name no phase') : ok([phase, defaults])
}

function applyDefault(defaults: Defaults, name: string, value: string): Defaults | string {
  const disruptive = disruptiveOf(name, value)
  if (disruptive !== undefined) return { ...defaults, disruptive }
  switch (name) {
    case 'phase':
      return parsePhase(value) === undefined ? `phase ${JSON.stringify(value)} is not known` : defaults
    case 'log':
    case 'nolog':
      return { ...defaults, isLogged: name === 'log', isAudited: name === 'log' }
    case 'auditlog':
    case 'noauditlog':
      return { ...defaults, isAudited: name === 'auditlog' }
    case 'status':
      return { ...defaults, status: Number(value) }
    case 't': {
      const transformations = addTransformation(defaults.transformations, value)
      return transformations.ok ? { ...defaults, transformations: transformations.value } : transformations.error
    }
    case 'tag':
    case 'severity':
      return defaults
    default:
      return `action ${JSON.stringify(name)} cannot be a default`
  }
}

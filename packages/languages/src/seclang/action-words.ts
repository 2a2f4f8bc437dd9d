import { err, ok, type Result } from '@ringwall/model'
import { transformationNamed } from '../lib/transform/index.ts'
import { parseMacro } from './macro.ts'
import type { Disruptive, Phase } from './rule.ts'

/** A phase by its number or name. */
export function parsePhase(text: string): Phase | undefined {
  return PHASES[text.toLowerCase()]
}

/** A severity by its number or name, as syslog counts: 0 is the worst. */
export function parseSeverity(text: string): number | undefined {
  const named = SEVERITIES.indexOf(text.toLowerCase())
  if (named >= 0) return named
  return /^[0-7]$/.test(text) ? Number(text) : undefined
}

/** The chain of transformations with one more; `none` empties it. */
export function addTransformation(before: readonly string[], name: string): Result<readonly string[], string> {
  const key = name.trim().toLowerCase()
  if (key === 'none') return ok([])
  return transformationNamed(key) === undefined
    ? err(`transformation ${JSON.stringify(name)} is not known`)
    : ok([...before, key])
}

/** The disruptive action of a name, but for `block`; `undefined` where it is none. */
export function disruptiveOf(name: string, value: string): Disruptive | undefined {
  switch (name) {
    case 'pass':
    case 'deny':
    case 'drop':
      return { kind: name }
    case 'allow':
      return { kind: 'allow', scope: value === 'phase' || value === 'request' ? value : 'all' }
    case 'redirect':
    case 'proxy':
      return { kind: name, url: parseMacro(value) }
    default:
      return undefined
  }
}

const SEVERITIES = ['emergency', 'alert', 'critical', 'error', 'warning', 'notice', 'info', 'debug']
const PHASES: Readonly<Record<string, Phase>> = {
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  request: 2,
  response: 4,
  logging: 5,
}

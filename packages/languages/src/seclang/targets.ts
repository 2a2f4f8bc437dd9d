import { err, ok, type Result } from '@ringwall/model'
import type { Selector, Target } from './rule.ts'
import { VARIABLES } from './variables.ts'

/** The targets of a rule: names apart by `|`, with `!`, `&` and a selector. */
export function parseTargets(text: string): Result<readonly Target[], string> {
  const targets: Target[] = []
  for (const part of splitTargets(text)) {
    const target = parseTarget(part)
    if (!target.ok) return target
    targets.push(target.value)
  }
  return targets.length === 0 ? err('no variable is named') : ok(targets)
}

/** One target, `!` and `&` included. */
export function parseTarget(text: string): Result<Target, string> {
  const mode = text.startsWith('!') ? 'exclude' : text.startsWith('&') ? 'count' : 'value'
  const body = mode === 'value' ? text : text.slice(1)
  const colon = body.search(/[:.]/)
  const variable = (colon < 0 ? body : body.slice(0, colon)).toUpperCase()
  const about = VARIABLES[variable]
  if (about === undefined) return err(`variable ${JSON.stringify(variable)} is not known`)
  if (colon < 0) return ok({ variable, mode, selector: undefined })
  if (about === 'single') return err(`variable ${variable} has no parts to select`)
  return ok({ variable, mode, selector: selector(variable, body.slice(colon + 1)) })
}

function selector(variable: string, written: string): Selector | undefined {
  const text = /^'(.*)'$/s.exec(written)?.[1]?.replaceAll("\\'", "'") ?? written
  if (text === '') return undefined
  if (variable === 'XML' || variable === 'JSON_PATH') return { kind: 'xpath', path: text }
  const pattern = /^\/(.*)\/$/s.exec(text)?.[1]
  return pattern === undefined
    ? { kind: 'key', key: text }
    : { kind: 'pattern', pattern: pattern.replaceAll('\\/', '/') }
}

/** A bar within a selector's slashes or quotes does not part. */
function splitTargets(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  let within = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (within !== '') {
      if (c === '\\') i++
      else if (c === within) within = ''
    } else if (c === ':' && OPENING.test(text[i + 1] ?? '') && !/^!?&?XML$/i.test(text.slice(start, i).trim())) {
      within = text[++i] ?? ''
    } else if (c === '|' || c === ',') {
      parts.push(text.slice(start, i).trim())
      start = i + 1
    }
  }
  parts.push(text.slice(start).trim())
  return parts.filter((part) => part !== '')
}

const OPENING = /['/]/

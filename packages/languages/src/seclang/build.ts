import { err, ok, type Result } from '@ringwall/model'
import type { Action } from './action-list.ts'
import { addTransformation, disruptiveOf, parsePhase, parseSeverity } from './action-words.ts'
import { BUILT_IN_DEFAULTS, type Defaults } from './defaults.ts'
import { parseEffect } from './effects.ts'
import { parseMacro } from './macro.ts'
import type { Effect, Link, OperatorUse, Phase, Place, SecRule, Target } from './rule.ts'

/** A rule before its chain is closed. */
export interface Draft {
  readonly head: Omit<SecRule, 'links'>
  readonly link: Link
  /** Whether the next rule belongs to it. */
  readonly isChained: boolean
}

export interface Parts {
  readonly place: Place
  readonly targets: readonly Target[]
  readonly operator: OperatorUse
  readonly actions: readonly Action[]
}

/** What the actions of a rule make of it, under the defaults of its phase. */
export function buildRule(parts: Parts, defaultsOf: (phase: Phase) => Defaults | undefined): Result<Draft, string> {
  const named = parts.actions.findLast(({ name }) => name === 'phase')
  const phase = named === undefined ? 2 : parsePhase(named.value)
  if (phase === undefined) return err(`phase ${JSON.stringify(named?.value)} is not known`)
  const defaults = defaultsOf(phase) ?? BUILT_IN_DEFAULTS
  let draft = emptyDraft(parts, phase, defaults)
  for (const action of parts.actions) {
    const next = applyAction(draft, action, defaults)
    if (!next.ok) return next
    draft = next.value
  }
  return ok(draft)
}

/** The rule with other actions after its own, as SecRuleUpdateActionById asks. */
export function updateRule(rule: SecRule, actions: readonly Action[]): Result<SecRule, string> {
  const { links, ...head } = rule
  const [first, ...rest] = links
  let draft: Draft = { head, link: first, isChained: false }
  if (actions.some(({ name }) => name === 't')) draft = { ...draft, link: { ...first, transformations: [] } }
  for (const action of actions) {
    const next = applyAction(draft, action, BUILT_IN_DEFAULTS)
    if (!next.ok) return next
    draft = next.value
  }
  return ok({ ...draft.head, links: [draft.link, ...rest] })
}

function emptyDraft({ place, targets, operator }: Parts, phase: Phase, defaults: Defaults): Draft {
  const { disruptive, status, isLogged, isAudited, transformations } = defaults
  const details = { rev: '', ver: '', maturity: '', accuracy: '' }
  return {
    head: {
      id: 0,
      place,
      phase,
      disruptive,
      status,
      isLogged,
      isAudited,
      tags: [],
      severity: undefined,
      skip: 0,
      skipAfter: undefined,
      details,
    },
    link: {
      place,
      targets,
      operator,
      transformations,
      capturing: false,
      multiMatch: false,
      message: undefined,
      logData: undefined,
      effects: [],
    },
    isChained: false,
  }
}

function applyAction(draft: Draft, action: Action, defaults: Defaults): Result<Draft, string> {
  const effect = parseEffect(action)
  if (effect !== undefined) return effect.ok ? ok(withEffect(draft, effect.value)) : effect
  const disruptive = action.name === 'block' ? defaults.disruptive : disruptiveOf(action.name, action.value)
  if (disruptive !== undefined) return ok(withHead(draft, { disruptive }))
  const link = linkChange(draft.link, action)
  if (link !== undefined) return link.ok ? ok({ ...draft, link: link.value }) : link
  if (action.name === 'chain') return ok({ ...draft, isChained: true })
  const head = headChange(draft.head, action)
  if (head !== undefined) return head.ok ? ok({ ...draft, head: head.value }) : head
  if (WITHOUT_EFFECT.has(action.name)) return ok(draft)
  const reason = UNSUPPORTED.has(action.name) ? 'is not supported' : 'is not known'
  return err(`action ${JSON.stringify(action.name)} ${reason}`)
}

function withEffect(draft: Draft, effect: Effect): Draft {
  return { ...draft, link: { ...draft.link, effects: [...draft.link.effects, effect] } }
}

function withHead(draft: Draft, change: Partial<Draft['head']>): Draft {
  return { ...draft, head: { ...draft.head, ...change } }
}

function linkChange(link: Link, { name, value }: Action): Result<Link, string> | undefined {
  switch (name) {
    case 't': {
      const transformations = addTransformation(link.transformations, value)
      return transformations.ok ? ok({ ...link, transformations: transformations.value }) : transformations
    }
    case 'capture':
      return ok({ ...link, capturing: true })
    case 'multimatch':
      return ok({ ...link, multiMatch: true })
    case 'msg':
      return ok({ ...link, message: parseMacro(value) })
    case 'logdata':
      return ok({ ...link, logData: parseMacro(value) })
    default:
      return undefined
  }
}

type Head = Draft['head']

function headChange(head: Head, { name, value }: Action): Result<Head, string> | undefined {
  switch (name) {
    case 'id':
      return /^\d{1,15}$/.test(value)
        ? ok({ ...head, id: Number(value) })
        : err(`id ${JSON.stringify(value)} is no number`)
    case 'phase':
      return ok(head)
    case 'tag':
      return ok({ ...head, tags: [...head.tags, parseMacro(value)] })
    case 'severity': {
      const severity = parseSeverity(value)
      return severity === undefined ? err(`severity ${JSON.stringify(value)} is not known`) : ok({ ...head, severity })
    }
    case 'status':
      return /^[1-5]\d\d$/.test(value)
        ? ok({ ...head, status: Number(value) })
        : err(`status ${JSON.stringify(value)} is none`)
    case 'log':
    case 'nolog':
      return ok({ ...head, isLogged: name === 'log', isAudited: name === 'log' })
    case 'auditlog':
    case 'noauditlog':
      return ok({ ...head, isAudited: name === 'auditlog' })
    case 'skip':
      return /^\d{1,6}$/.test(value)
        ? ok({ ...head, skip: Number(value) })
        : err(`skip ${JSON.stringify(value)} is no number`)
    case 'skipafter':
      return ok({ ...head, skipAfter: value })
    case 'rev':
    case 'ver':
    case 'maturity':
    case 'accuracy':
      return ok({ ...head, details: { ...head.details, [name]: value } })
    default:
      return undefined
  }
}

/** About logs of a server, or without meaning since ModSecurity 3. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'deprecatevar',
  'logdata',
  'pause',
  'sanitisearg',
  'sanitisematched',
  'sanitisematchedbytes',
  'sanitiserequestheader',
  'sanitiseresponseheader',
  'sanitizearg',
  'sanitizematched',
  'sanitizematchedbytes',
  'sanitizerequestheader',
  'sanitizeresponseheader',
  'xmlns',
])
/** They run programs, or write into a response that a pure engine does not hold. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['append', 'exec', 'prepend'])

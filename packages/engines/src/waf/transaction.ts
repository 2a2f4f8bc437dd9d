import { type Control, type EngineMode, isSelected, type Phase, type SecRule } from '@ringwall/languages/seclang'
import { addArgument } from './body/arguments.ts'
import { readRequestBody } from './body/read-body.ts'
import type { XmlNode } from './body/xml.ts'
import { setClock } from './clock.ts'
import { cookiesOf } from './cookies.ts'
import { applyEffects } from './effects.ts'
import { type Entry, entry, nameOf } from './entry.ts'
import { expand } from './expand.ts'
import { headerOf, type WafRequest, type WafResponse } from './message.ts'
import type { Program, ProgramLink, ProgramStep, ProgramTarget } from './program.ts'
import { fits, select } from './select.ts'
import { readTarget } from './target.ts'
import { formPairs, hasBadEncoding } from './url.ts'
import { Values } from './values.ts'

/** A rule that matched. */
export interface Hit {
  readonly rule: SecRule
  readonly phase: Phase
  readonly message: string
  readonly logData: string
  /** Name and value that its last link matched. */
  readonly matched: { readonly name: string; readonly value: string }
  readonly tags: readonly string[]
}

/** What a rule wants done with the request. */
export interface Interruption {
  readonly kind: 'deny' | 'drop' | 'redirect' | 'proxy'
  readonly ruleId: number
  readonly status: number
  readonly url: string
  readonly phase: Phase
}

export interface TransactionOptions {
  readonly id: string
  /** Milliseconds since the Unix epoch. */
  readonly time: number
}

/**
 * One request and its response under a program. Phases are asked for in order; each answers what is to be done, where a rule
 * demands it and the engine is on. Nothing here throws over what a request holds.
 */
export class Transaction {
  readonly values = new Values()
  readonly hits: Hit[] = []
  readonly #program: Program
  readonly #removals: ((rule: SecRule) => boolean)[] = []
  readonly #targetRemovals: { readonly concerns: (rule: SecRule) => boolean; readonly target: ProgramTarget }[] = []
  #mode: EngineMode
  #xml: XmlNode | undefined
  #requestBodyAccess: boolean
  #responseBodyAccess: boolean
  #allowed: 'none' | 'request' | 'all' = 'none'
  #interruption: Interruption | undefined

  constructor(program: Program, { id, time }: TransactionOptions) {
    this.#program = program
    this.#mode = program.settings.engine
    this.#requestBodyAccess = program.settings.requestBodyAccess
    this.#responseBodyAccess = program.settings.responseBodyAccess
    for (const name of ZEROS) this.values.set(name, '0')
    this.values.set('UNIQUE_ID', id)
    setClock(this.values, time)
  }

  /** Phase 1: the request line and headers. */
  requestHeaders(request: WafRequest): Interruption | undefined {
    const { values } = this
    const { argumentSeparator, argumentsLimit, webAppId } = this.#program.settings
    readTarget(values, request.uri, request.method, request.protocol)
    values.set('REMOTE_ADDR', request.client.address)
    values.set('REMOTE_HOST', request.client.address)
    values.set('REMOTE_PORT', String(request.client.port))
    values.set('SERVER_ADDR', request.server.address)
    values.set('SERVER_PORT', String(request.server.port))
    values.set('SERVER_NAME', (headerOf(request.headers, 'host') ?? '').replace(/:\d+$/, ''))
    values.set('WEBAPPID', webAppId)
    const query = values.first('QUERY_STRING') ?? ''
    if (hasBadEncoding(query)) values.set('URLENCODED_ERROR', '1')
    for (const pair of formPairs(query, argumentSeparator)) addArgument(values, 'GET', pair, argumentsLimit)
    for (const [name, value] of request.headers) this.#requestHeader(name, value)
    return this.#run(1)
  }

  #requestHeader(name: string, value: string): void {
    const { values } = this
    values.add('REQUEST_HEADERS', name, value)
    values.add('REQUEST_HEADERS_NAMES', name, name)
    const lower = name.toLowerCase()
    if (lower === 'cookie')
      for (const [key, text] of cookiesOf(value)) {
        values.add('REQUEST_COOKIES', key, text)
        values.add('REQUEST_COOKIES_NAMES', key, key)
      }
    if (lower === 'authorization') values.set('AUTH_TYPE', value.split(' ')[0] ?? '')
    if (lower !== 'content-type') return
    const type = value.toLowerCase()
    if (type.startsWith('multipart/form-data')) values.set('REQBODY_PROCESSOR', 'MULTIPART')
    if (type.startsWith('application/x-www-form-urlencoded')) values.set('REQBODY_PROCESSOR', 'URLENCODED')
  }

  /** Phase 2: the body, whole and up to the limit. */
  requestBody(body: string): Interruption | undefined {
    const { settings } = this.#program
    if (this.#requestBodyAccess) {
      const isTooLong = body.length > settings.requestBodyLimitBytes
      if (isTooLong) this.values.set('INBOUND_DATA_ERROR', '1')
      const taken = isTooLong ? body.slice(0, settings.requestBodyLimitBytes) : body
      if (taken !== '' || EMPTY_COUNTS.has(this.values.first('REQBODY_PROCESSOR') ?? ''))
        this.#xml = readRequestBody(this.values, taken, settings).xml
      if (isTooLong && settings.requestBodyLimitAction === 'reject' && this.#mode === 'on') return this.#reject(2, 413)
    }
    return this.#run(2)
  }

  /** Phase 3: the status and headers of the response. */
  responseHeaders(response: WafResponse): Interruption | undefined {
    const { values } = this
    values.set('RESPONSE_STATUS', String(response.status))
    values.set('STATUS', String(response.status))
    values.set('RESPONSE_PROTOCOL', response.protocol)
    for (const [name, value] of response.headers) {
      values.add('RESPONSE_HEADERS', name, value)
      values.add('RESPONSE_HEADERS_NAMES', name, name)
    }
    const type = headerOf(response.headers, 'content-type') ?? ''
    values.set('RESPONSE_CONTENT_TYPE', type.split(';')[0]?.trim().toLowerCase() ?? '')
    return this.#run(3)
  }

  /** Whether rules want the body of this response: its type is one of those to look into. */
  wantsResponseBody(): boolean {
    const { responseBodyTypes } = this.#program.settings
    const type = this.values.first('RESPONSE_CONTENT_TYPE') ?? ''
    return this.#responseBodyAccess && (responseBodyTypes === undefined || responseBodyTypes.includes(type))
  }

  /** Phase 4: the body of the response; empty where it is not wanted. */
  responseBody(body: string): Interruption | undefined {
    const { settings } = this.#program
    if (this.wantsResponseBody()) {
      const isTooLong = body.length > settings.responseBodyLimitBytes
      if (isTooLong) this.values.set('OUTBOUND_DATA_ERROR', '1')
      this.values.set('RESPONSE_BODY', isTooLong ? body.slice(0, settings.responseBodyLimitBytes) : body)
      this.values.set('RESPONSE_CONTENT_LENGTH', String(body.length))
      if (isTooLong && settings.responseBodyLimitAction === 'reject' && this.#mode === 'on') return this.#reject(4, 500)
    }
    return this.#run(4)
  }

  /** Phase 5: what is done after all, which stops nothing. */
  end(): void {
    this.#run(5)
  }

  #reject(phase: Phase, status: number): Interruption {
    this.#interruption = { kind: 'deny', ruleId: 0, status, url: '', phase }
    return this.#interruption
  }

  #run(phase: Phase): Interruption | undefined {
    if (phase !== 5 && this.#interruption !== undefined) return this.#interruption
    if (phase !== 5 && (this.#allowed === 'all' || (this.#allowed === 'request' && phase <= 2))) return undefined
    const steps = this.#program.phases[phase]
    let at = 0
    while (at < steps.length && this.#mode !== 'off') {
      const step = steps[at]
      at++
      if (step === undefined || step.kind === 'marker') continue
      if (this.#removals.some((isRemoved) => isRemoved(step.rule))) continue
      if (!this.#matches(step)) continue
      at = this.#after(step, steps, at, phase)
      if (phase !== 5 && this.#interruption !== undefined) return this.#interruption
    }
    return undefined
  }

  /** Where the phase goes on after a rule that matched. */
  #after({ rule }: RuleStep, steps: readonly ProgramStep[], at: number, phase: Phase): number {
    if (this.#mode === 'on' && this.#disrupt(rule, phase)) return steps.length
    if (rule.skipAfter !== undefined) {
      const marker = steps.findIndex((step, i) => i >= at && step.kind === 'marker' && step.name === rule.skipAfter)
      return marker < 0 ? steps.length : marker + 1
    }
    return at + rule.skip
  }

  /** Whether the phase ends here. */
  #disrupt(rule: SecRule, phase: Phase): boolean {
    const { disruptive } = rule
    switch (disruptive.kind) {
      case 'pass':
        return false
      case 'allow':
        if (disruptive.scope !== 'phase') this.#allowed = disruptive.scope
        return true
      case 'deny':
      case 'drop':
        this.#interruption ??= { kind: disruptive.kind, ruleId: rule.id, status: rule.status ?? 403, url: '', phase }
        return true
      case 'redirect':
      case 'proxy': {
        const url = expand(disruptive.url, this.values, rule)
        this.#interruption ??= { kind: disruptive.kind, ruleId: rule.id, status: rule.status ?? 302, url, phase }
        return true
      }
    }
  }

  /** Whether a rule matches with all that is chained to it. What a link does on a match is done, even where a later one fails. */
  #matches(step: RuleStep): boolean {
    const { rule } = step
    let found: { readonly name: string; readonly value: string } = { name: '', value: '' }
    for (const link of step.links) {
      const match = this.#linkMatches(rule, link)
      if (match === undefined) return false
      found = match
    }
    const head = rule.links[0]
    if (rule.isLogged) {
      this.hits.push({
        rule,
        phase: rule.phase,
        message: head.message === undefined ? '' : expand(head.message, this.values, rule),
        logData: head.logData === undefined ? '' : expand(head.logData, this.values, rule),
        matched: found,
        tags: rule.tags.map((tag) => expand(tag, this.values, rule)),
      })
    }
    return true
  }

  #linkMatches(rule: SecRule, link: ProgramLink): { readonly name: string; readonly value: string } | undefined {
    if (link.link.targets.length === 0) {
      this.#apply(rule, link)
      return { name: '', value: '' }
    }
    let found: { readonly name: string; readonly value: string } | undefined
    for (const one of this.#entries(rule, link)) {
      const chains = link.link.multiMatch ? link.chainSteps : [link.chain]
      let last: string | undefined
      for (const chain of chains) {
        const value = this.#made(one, chain)
        if (value === last) continue
        last = value
        if (!this.#operates(link, value)) continue
        if (found === undefined) this.#forgetMatches()
        found = { name: nameOf(one), value }
        this.#remember(one, value)
        this.#apply(rule, link)
      }
    }
    return found
  }

  /** What a link looks at, without what it or a `ctl` excludes. */
  #entries(rule: SecRule, { includes, excludes }: ProgramLink): readonly Entry[] {
    const removed = this.#targetRemovals.filter(({ concerns }) => concerns(rule)).map(({ target }) => target)
    const gone = removed.length === 0 ? excludes : [...excludes, ...removed]
    const found: Entry[] = []
    for (const target of includes) {
      const selected = select(target, this.values, this.#xml)
      const kept = gone.length === 0 ? selected : selected.filter((one) => !gone.some((out) => fits(one, out)))
      if (target.isCount) found.push(entry(`&${target.variable}`, target.key ?? '', String(kept.length)))
      else found.push(...kept)
    }
    return found
  }

  /** The value after a chain of transformations, made once. */
  #made(one: Entry, chain: number): string {
    if (chain === 0) return one.value
    const known = one.made[chain]
    if (known !== undefined) return known
    const step = this.#program.chains[chain]
    if (step === undefined) return one.value
    const value = step.run(this.#made(one, step.parent))
    one.made[chain] = value
    return value
  }

  #operates({ operator, link }: ProgramLink, value: string): boolean {
    const run = operator.kind === 'ready' ? operator.run : operator.make(expand(operator.argument, this.values))
    const isMatch = run.matches(value)
    if (isMatch && link.capturing) this.#capture(run.groups(value), value)
    return isMatch !== link.operator.negated
  }

  #capture(groups: readonly string[], value: string): void {
    const kept = groups.length === 0 ? [value] : groups.slice(0, CAPTURES)
    for (let i = 0; i < CAPTURES; i++) {
      const group = kept[i]
      if (group !== undefined) this.values.put('TX', String(i), group)
      else if (this.values.first('TX', String(i)) !== undefined) this.values.remove('TX', String(i))
    }
  }

  #forgetMatches(): void {
    this.values.clear('MATCHED_VARS')
    this.values.clear('MATCHED_VARS_NAMES')
  }

  #remember(one: Entry, value: string): void {
    const name = nameOf(one)
    this.values.set('MATCHED_VAR', value)
    this.values.set('MATCHED_VAR_NAME', name)
    this.values.add('MATCHED_VARS', name, value)
    this.values.add('MATCHED_VARS_NAMES', name, name)
  }

  #apply(rule: SecRule, link: ProgramLink): void {
    applyEffects(link.effects, { values: this.values, rule }, (control) => this.#control(control))
  }

  #control(control: Control): void {
    switch (control.kind) {
      case 'engine':
        this.#mode = control.mode
        return
      case 'body_processor':
        this.values.set('REQBODY_PROCESSOR', control.name)
        return
      case 'request_body_access':
        this.#requestBodyAccess = control.isOn
        return
      case 'response_body_access':
        this.#responseBodyAccess = control.isOn
        return
      case 'remove':
        this.#removals.push((rule) => isSelected(rule, control.which))
        return
      case 'remove_target': {
        const target = this.#program.controlTargets.get(control)
        const concerns = (rule: SecRule): boolean => isSelected(rule, control.which)
        if (target !== undefined) this.#targetRemovals.push({ concerns, target })
        return
      }
      case 'force_request_body':
      case 'request_body_limit':
      case 'response_body_limit':
      case 'audit':
        return
    }
  }
}

type RuleStep = ProgramStep & { readonly kind: 'rule' }
const CAPTURES = 10
/** For these an empty body is no body of the type. */
const EMPTY_COUNTS: ReadonlySet<string> = new Set(['MULTIPART', 'XML'])
const ZEROS = [
  'ARGS_COMBINED_SIZE',
  'FILES_COMBINED_SIZE',
  'INBOUND_DATA_ERROR',
  'MULTIPART_UNMATCHED_BOUNDARY',
  'OUTBOUND_DATA_ERROR',
  'REQBODY_ERROR',
  'REQBODY_PROCESSOR_ERROR',
  'REQUEST_BODY_LENGTH',
  'URLENCODED_ERROR',
]

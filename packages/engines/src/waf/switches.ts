import type { Control, EngineMode, SecRule } from '@ringwall/languages/seclang'
import type { Program, ProgramTarget } from './program.ts'
import type { Values } from './values.ts'

/** What `ctl` changes for the rest of a transaction. */
export class Switches {
  mode: EngineMode
  requestBodyAccess: boolean
  responseBodyAccess: boolean
  requestBodyLimitBytes: number
  responseBodyLimitBytes: number
  readonly #program: Program
  readonly #removed: ReadonlySet<SecRule>[] = []
  readonly #removedTargets: { readonly rules: ReadonlySet<SecRule>; readonly target: ProgramTarget }[] = []

  constructor(program: Program) {
    const { settings } = program
    this.#program = program
    this.mode = settings.engine
    this.requestBodyAccess = settings.requestBodyAccess
    this.responseBodyAccess = settings.responseBodyAccess
    this.requestBodyLimitBytes = settings.requestBodyLimitBytes
    this.responseBodyLimitBytes = settings.responseBodyLimitBytes
  }

  isRemoved(rule: SecRule): boolean {
    return this.#removed.length > 0 && this.#removed.some((rules) => rules.has(rule))
  }

  removedTargets(rule: SecRule): readonly ProgramTarget[] {
    if (this.#removedTargets.length === 0) return NONE
    let targets: ProgramTarget[] | undefined
    for (const { rules, target } of this.#removedTargets)
      if (rules.has(rule)) targets = targets === undefined ? [target] : [...targets, target]
    return targets ?? NONE
  }

  apply(control: Control, values: Values): void {
    switch (control.kind) {
      case 'engine':
        this.mode = control.mode
        return
      case 'body_processor':
        values.set('REQBODY_PROCESSOR', control.name)
        return
      case 'request_body_access':
        this.requestBodyAccess = control.isOn
        return
      case 'response_body_access':
        this.responseBodyAccess = control.isOn
        return
      case 'request_body_limit':
        this.requestBodyLimitBytes = control.sizeBytes
        return
      case 'response_body_limit':
        this.responseBodyLimitBytes = control.sizeBytes
        return
      case 'remove':
        this.#removed.push(this.#rulesOf(control))
        return
      case 'remove_target': {
        const target = this.#program.controlTargets.get(control)
        if (target !== undefined) this.#removedTargets.push({ rules: this.#rulesOf(control), target })
        return
      }
      case 'force_request_body':
      case 'audit':
        return
    }
  }

  #rulesOf(control: Control): ReadonlySet<SecRule> {
    return this.#program.controlRules.get(control) ?? NO_RULES
  }
}

const NO_RULES: ReadonlySet<SecRule> = new Set()
const NONE: readonly ProgramTarget[] = []

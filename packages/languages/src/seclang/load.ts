import { parseActionList } from './action-list.ts'
import { buildRule, type Draft } from './build.ts'
import { type Defaults, parseDefaults } from './defaults.ts'
import { logicalLines } from './lines.ts'
import { parseMacro } from './macro.ts'
import type { Link, OperatorUse, Phase, Place, Ruleset, SecRule, Step } from './rule.ts'
import { applySetting, DEFAULT_SETTINGS, type Settings } from './settings.ts'
import { parseTargets } from './targets.ts'
import { applyUpdate, parseUpdate, type Update } from './updates.ts'
import { words } from './words.ts'

/** A file of a configuration. Its text is bytes, one a character. */
export interface SecLangFile {
  readonly path: string
  readonly text: string
}

/**
 * How files are found: those that a path or glob names, in order, as seen from the file that names it. Empty where there is
 * none.
 */
export type SecLangFiles = (path: string, from: string) => readonly SecLangFile[]

export interface SecLangError extends Place {
  readonly message: string
}

export interface Loaded {
  /** All that could be read. Whoever must not run half a configuration looks at the errors. */
  readonly ruleset: Ruleset
  readonly errors: readonly SecLangError[]
}

/** Reads configuration files in order, with what they include. Total: what is wrong is an error with its file and line. */
export function loadSecLang(files: readonly SecLangFile[], find: SecLangFiles): Loaded {
  const loading = new Loading(find)
  for (const file of files) loading.file(file, 0)
  return loading.end()
}

/** The state of a load: the rules so far, the chain that is open, the defaults in force. */
class Loading {
  readonly #find: SecLangFiles
  readonly #steps: Step[] = []
  readonly #errors: SecLangError[] = []
  readonly #updates: (readonly [Update, Place])[] = []
  readonly #defaults = new Map<Phase, Defaults>()
  readonly #ids = new Map<number, Place>()
  #settings: Settings = DEFAULT_SETTINGS
  #open: { readonly head: Draft['head']; readonly links: [Link, ...Link[]] } | undefined

  constructor(find: SecLangFiles) {
    this.#find = find
  }

  file(file: SecLangFile, depth: number): void {
    for (const { line, text } of logicalLines(file.text)) {
      const place = { file: file.path, line }
      const found = words(text)
      if (!found.ok) this.#fail(place, found.error)
      else {
        const [directive = '', ...args] = found.value
        const problem = this.#directive(directive, args, place, depth)
        if (problem !== undefined) this.#fail(place, problem)
      }
    }
  }

  end(): Loaded {
    if (this.#open !== undefined) this.#fail(this.#open.head.place, 'the chain is not continued')
    let steps: readonly Step[] = this.#steps
    for (const [update, place] of this.#updates) {
      const updated = applyUpdate(steps, update)
      if (updated.ok) steps = updated.value
      else this.#fail(place, updated.error)
    }
    return { ruleset: deepFreeze({ settings: this.#settings, steps }), errors: this.#errors }
  }

  /** What is wrong with the directive, or nothing. */
  #directive(name: string, args: readonly string[], place: Place, depth: number): string | undefined {
    switch (name.toLowerCase()) {
      case 'secrule':
        return this.#rule(args, place)
      case 'secaction':
        return this.#action(args, place)
      case 'secmarker':
        this.#steps.push({ kind: 'marker', name: args[0] ?? '' })
        return undefined
      case 'secdefaultaction':
        return this.#default(args)
      case 'include':
      case 'includeoptional':
        return this.#include(name, args, place, depth)
      default:
        return this.#other(name, args, place)
    }
  }

  #rule(args: readonly string[], place: Place): string | undefined {
    const [variables = '', written = '', actionText = ''] = args
    if (args.length < 2 || args.length > 3)
      return `SecRule takes variables, an operator and actions, and here are ${args.length} words`
    const targets = parseTargets(variables)
    if (!targets.ok) return targets.error
    const actions = parseActionList(actionText)
    if (!actions.ok) return actions.error
    return this.#build({ place, targets: targets.value, operator: parseOperator(written), actions: actions.value })
  }

  #action(args: readonly string[], place: Place): string | undefined {
    const actions = parseActionList(args.join(' '))
    return actions.ok ? this.#build({ place, targets: [], operator: ALWAYS, actions: actions.value }) : actions.error
  }

  #build(parts: Parameters<typeof buildRule>[0]): string | undefined {
    const draft = buildRule(parts, (phase) => this.#defaults.get(phase))
    if (!draft.ok) return draft.error
    const { head, link, isChained } = draft.value
    if (this.#open === undefined) this.#open = { head, links: [link] }
    else this.#open.links.push(link)
    if (isChained) return undefined
    const rule: SecRule = { ...this.#open.head, links: this.#open.links }
    this.#open = undefined
    this.#steps.push({ kind: 'rule', rule })
    const twin = rule.id === 0 ? undefined : this.#ids.get(rule.id)
    this.#ids.set(rule.id, rule.place)
    return twin === undefined ? undefined : `id ${rule.id} is taken by a rule at ${twin.file}:${twin.line}`
  }

  #default(args: readonly string[]): string | undefined {
    const parsed = parseDefaults(args.join(' '))
    if (!parsed.ok) return parsed.error
    this.#defaults.set(...parsed.value)
    return undefined
  }

  #include(name: string, [path = '']: readonly string[], place: Place, depth: number): string | undefined {
    if (depth >= INCLUDE_DEPTH) return `includes are nested deeper than ${INCLUDE_DEPTH}`
    const files = this.#find(path, place.file)
    for (const file of files) this.file(file, depth + 1)
    const isOptional = name.toLowerCase() === 'includeoptional' || /[*?[]/.test(path)
    return files.length > 0 || isOptional ? undefined : `included file ${JSON.stringify(path)} is not there`
  }

  #other(name: string, args: readonly string[], place: Place): string | undefined {
    const update = parseUpdate(name, args)
    if (update !== undefined) {
      if (update.ok) this.#updates.push([update.value, place])
      return update.ok ? undefined : update.error
    }
    const settings = applySetting(this.#settings, name, args)
    if (settings === undefined) return `directive ${JSON.stringify(name)} is not known`
    if (settings.ok) this.#settings = settings.value
    return settings.ok ? undefined : `${name}: ${settings.error}`
  }

  #fail(place: Place, message: string): void {
    this.#errors.push({ ...place, message })
  }
}

/** `[!]@name argument`, or a pattern alone. */
function parseOperator(written: string): OperatorUse {
  const [, bang = '', name = 'rx', argument = ''] = /^\s*(!?)\s*(?:@(\w+)(?:\s+|$))?(.*)$/s.exec(written) ?? []
  return { name: name.toLowerCase(), negated: bang !== '', argument: parseMacro(argument) }
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}

const INCLUDE_DEPTH = 16
const ALWAYS: OperatorUse = { name: 'unconditionalmatch', negated: false, argument: [] }

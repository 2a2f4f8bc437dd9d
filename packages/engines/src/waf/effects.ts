import type { Change, Control, Effect, Macro, SecRule } from '@ringwall/languages/seclang'
import { expand } from './expand.ts'
import type { Values } from './values.ts'

/** A variable of a collection. */
export interface VariableName {
  /** In upper case. */
  readonly collection: string
  readonly key: string
}

/** Does what a match of a link does to the variables; what changes the transaction itself is handed on. */
export function applyEffects(
  effects: readonly Effect[],
  { values, rule, names }: { readonly values: Values; readonly rule: SecRule; readonly names: VariableNames },
  control: (control: Control) => void,
): void {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'set':
        setVariable(values, names.get(effect) ?? variableName(expand(effect.name, values, rule)), effect.change)
        break
      case 'unset': {
        const { collection, key } = names.get(effect) ?? variableName(expand(effect.name, values, rule))
        values.remove(collection, key)
        break
      }
      case 'environment':
        values.put('ENV', expand(effect.name, values, rule), expand(effect.value, values, rule))
        break
      case 'collection':
        openCollection(values, effect.collection, effect.key)
        break
      case 'control':
        control(effect.control)
        break
      case 'expire':
        break
    }
  }
}

/** What effects set whose name is no macro. */
export type VariableNames = ReadonlyMap<Effect, VariableName>

/** `tx.a` */
export function variableName(text: string): VariableName {
  const at = text.search(/[.:]/)
  return at < 0
    ? { collection: '', key: text }
    : { collection: text.slice(0, at).toUpperCase(), key: text.slice(at + 1) }
}

function setVariable(values: Values, { collection, key }: VariableName, change: Change): void {
  if (!WRITABLE.has(collection)) return
  const given = expand(change.value, values)
  if (change.kind === 'to') {
    values.put(collection, key, given)
    return
  }
  const before = number(values.first(collection, key) ?? '')
  values.put(collection, key, String(before + (change.kind === 'add' ? number(given) : -number(given))))
}

/** A collection of this transaction alone: nothing outlives it yet. */
function openCollection(values: Values, collection: string, key: Macro): void {
  values.put(collection, 'key', expand(key, values))
  values.put(collection, 'is_new', '1')
}

function number(text: string): number {
  return Number(/^\s*[+-]?\d{1,15}/.exec(text)?.[0] ?? 0)
}

const WRITABLE: ReadonlySet<string> = new Set(['TX', 'IP', 'GLOBAL', 'RESOURCE', 'SESSION', 'USER'])

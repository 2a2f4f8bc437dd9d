import type { Change, Control, Effect, Macro, SecRule } from '@ringwall/languages/seclang'
import { expand } from './expand.ts'
import type { Values } from './values.ts'

/** Does what a match of a link does to the variables; what changes the transaction itself is handed on. */
export function applyEffects(
  effects: readonly Effect[],
  { values, rule }: { readonly values: Values; readonly rule: SecRule },
  control: (control: Control) => void,
): void {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'set':
        setVariable(values, expand(effect.name, values, rule), effect.change)
        break
      case 'unset': {
        const [collection, key] = split(expand(effect.name, values, rule))
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

function setVariable(values: Values, name: string, change: Change): void {
  const [collection, key] = split(name)
  if (!WRITABLE.has(collection)) return
  const given = expand(change.value, values)
  const before = number(values.first(collection, key) ?? '')
  const sum = before + (change.kind === 'add' ? number(given) : -number(given))
  values.put(collection, key, change.kind === 'to' ? given : String(sum))
}

/** A collection of this transaction alone: nothing outlives it yet. */
function openCollection(values: Values, collection: string, key: Macro): void {
  values.put(collection, 'key', expand(key, values))
  values.put(collection, 'is_new', '1')
}

function split(name: string): readonly [collection: string, key: string] {
  const at = name.search(/[.:]/)
  return at < 0 ? ['', name] : [name.slice(0, at).toUpperCase(), name.slice(at + 1)]
}

function number(text: string): number {
  return Number(/^\s*[+-]?\d{1,15}/.exec(text)?.[0] ?? 0)
}

const WRITABLE: ReadonlySet<string> = new Set(['TX', 'IP', 'GLOBAL', 'RESOURCE', 'SESSION', 'USER'])

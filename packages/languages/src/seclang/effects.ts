import { err, ok, type Result } from '@ringwall/model'
import type { Action } from './action-list.ts'
import { parseControl } from './control.ts'
import { parseMacro } from './macro.ts'
import type { Effect } from './rule.ts'

/** What an action changes in the transaction; `undefined` where the action is of another sort. */
export function parseEffect({ name, value }: Action): Result<Effect, string> | undefined {
  switch (name) {
    case 'setvar':
      return setVariable(value)
    case 'ctl': {
      const control = parseControl(value)
      return control.ok ? ok({ kind: 'control', control: control.value }) : control
    }
    case 'setenv':
      return pair(value, (key, text) => ({ kind: 'environment', name: parseMacro(key), value: parseMacro(text) }))
    case 'expirevar':
      return pair(value, (key, text) => ({ kind: 'expire', name: parseMacro(key), seconds: parseMacro(text) }))
    case 'initcol':
      return pair(value, (key, text) => ({ kind: 'collection', collection: key.toUpperCase(), key: parseMacro(text) }))
    case 'setuid':
    case 'setsid':
    case 'setrsc':
      return ok({ kind: 'collection', collection: COLLECTIONS[name] ?? '', key: parseMacro(value) })
    default:
      return undefined
  }
}

/** `tx.a=1`, `tx.a=+1`, `tx.a=-1`, `!tx.a`, and `tx.a` alone, which is 1. */
function setVariable(text: string): Result<Effect, string> {
  if (text.startsWith('!')) return ok({ kind: 'unset', name: parseMacro(text.slice(1)) })
  const split = text.indexOf('=')
  const name = split < 0 ? text : text.slice(0, split)
  if (!/^[A-Za-z_]+[.:].+/s.test(name)) return err(`setvar ${JSON.stringify(text)} names no variable of a collection`)
  const value = split < 0 ? '1' : text.slice(split + 1).replace(/^'(.*)'$/s, '$1')
  const sign = value[0]
  const kind = sign === '+' ? 'add' : sign === '-' ? 'subtract' : 'to'
  return ok({
    kind: 'set',
    name: parseMacro(name),
    change: { kind, value: parseMacro(kind === 'to' ? value : value.slice(1)) },
  })
}

function pair(text: string, make: (key: string, value: string) => Effect): Result<Effect, string> {
  const split = text.indexOf('=')
  if (split <= 0) return err(`${JSON.stringify(text)} is not a name, "=" and a value`)
  return ok(make(text.slice(0, split), text.slice(split + 1)))
}

const COLLECTIONS: Readonly<Record<string, string>> = { setuid: 'USER', setsid: 'SESSION', setrsc: 'RESOURCE' }

import type { Condition } from '@ringwall/model'
import { all, any, not } from './build.ts'
import { print } from './print.ts'

/**
 * The same condition with less of it: nested `all` and `any` flattened, doubles dropped, double negations undone, what
 * always or never holds carried upwards. Idempotent; the order of what stays is kept.
 */
export function simplify(condition: Condition): Condition {
  switch (condition.kind) {
    case 'test':
      return condition
    case 'not': {
      const of = simplify(condition.of)
      if (of.kind === 'not') return of.of
      if (isConstant(of)) return of.kind === 'all' ? any() : all()
      return not(of)
    }
    case 'all':
    case 'any':
      return simplifyList(condition.kind, condition.of)
  }
}

function simplifyList(kind: 'all' | 'any', of: readonly Condition[]): Condition {
  const parts = of.map(simplify).flatMap((part) => (part.kind === kind ? part.of : [part]))
  const decisive = parts.find((part) => isConstant(part) && part.kind !== kind)
  if (decisive !== undefined) return decisive
  const unique = [...new Map(parts.map((part) => [print(part), part])).values()]
  const [first, ...rest] = unique
  if (first !== undefined && rest.length === 0) return first
  return kind === 'all' ? all(...unique) : any(...unique)
}

/** True for `all` and `any` of nothing. */
function isConstant(condition: Condition): boolean {
  return (condition.kind === 'all' || condition.kind === 'any') && condition.of.length === 0
}

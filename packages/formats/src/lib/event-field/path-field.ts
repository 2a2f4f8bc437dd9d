import { ownField, type Reader } from './own-field.ts'

/**
 * Reads a field by a dotted name: the property of that very name where there is one, else down the maps that its parts name.
 * On the way down a list stands for each of its elements, and the values of all of them make a list.
 */
export function pathField(name: string): Reader {
  const whole = ownField(name)
  if (!name.includes('.')) return whole
  const parts = name.split('.').map(ownField)
  return (raw) => whole(raw) ?? descend(raw, parts, 0)
}

function descend(value: unknown, parts: readonly Reader[], from: number): unknown {
  let current = value
  for (let i = from; i < parts.length; i++) {
    if (Array.isArray(current)) return gathered(current, parts, i)
    current = parts[i]?.(current)
    if (current === undefined) return undefined
  }
  return current
}

function gathered(list: readonly unknown[], parts: readonly Reader[], from: number): unknown {
  const found = list.flatMap((element) => descend(element, parts, from)).filter((value) => value !== undefined)
  return found.length === 0 ? undefined : found
}

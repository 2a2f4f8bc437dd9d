import { Stop } from './stop.ts'
import { isDict, isList, type Value } from './value.ts'

/**
 * How many values a value holds, itself included, each time that it holds them: what it costs to go through it. Stops
 * where they are too many, for a map that holds another one twice, again and again, is small and has no end.
 */
export function countOf(value: Value): number {
  const pending: Value[] = [value]
  let count = 0
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (++count > MAX_VALUES) throw new Stop(`a value that holds more than ${MAX_VALUES} values`)
    const items: Iterable<Value> = isList(next) ? next : isDict(next) ? next.values() : []
    for (const item of items) pending.push(item)
    if (pending.length > MAX_VALUES) throw new Stop(`a value that holds more than ${MAX_VALUES} values`)
  }
  return count
}

const MAX_VALUES = 500_000

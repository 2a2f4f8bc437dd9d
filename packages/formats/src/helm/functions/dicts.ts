import {
  countOf,
  type Dict,
  type Func,
  fn,
  isDict,
  isList,
  Stop,
  type Value,
  variadic,
} from '../../lib/go-template/index.ts'
import { deepCopy, isEmpty, toText } from './convert.ts'

/** Sprig's functions of maps. `set`, `unset` and `merge` change the map they are given, as they do in Helm. */
export const DICTS: Readonly<Record<string, Func>> = {
  dict: variadic([], 'any', (_, values) => {
    const made: Dict = new Map()
    for (let i = 0; i < values.length; i += 2)
      made.set(toText(values[i] ?? null), i + 1 < values.length ? (values[i + 1] ?? null) : '')
    return made
  }),
  get: fn(['dict', 'string'], (map, key) => (map.has(key) ? (map.get(key) ?? null) : '')),
  set: fn(['dict', 'string', 'any'], (map, key, value) => map.set(key, value)),
  unset: fn(['dict', 'string'], (map, key) => {
    map.delete(key)
    return map
  }),
  hasKey: fn(['dict', 'string'], (map, key) => map.has(key)),
  pluck: variadic(['string'], 'dict', ([key], maps) =>
    maps.filter((map) => map.has(key)).map((map) => map.get(key) ?? null),
  ),
  keys: variadic([], 'dict', (_, maps) => maps.flatMap((map) => [...map.keys()])),
  values: fn(['dict'], (map) => [...map.values()]),
  pick: variadic(
    ['dict'],
    'string',
    ([map], keys) => new Map(keys.filter((k) => map.has(k)).map((k) => [k, map.get(k) ?? null])),
  ),
  omit: variadic(['dict'], 'string', ([map], keys) => new Map([...map].filter(([key]) => !keys.includes(key)))),
  dig: variadic([], 'any', (_, values) => dug(values)),
  merge: merging(fill),
  mustMerge: merging(fill),
  mergeOverwrite: merging(overwrite),
  mustMergeOverwrite: merging(overwrite),
  deepCopy: copying(),
  mustDeepCopy: copying(),
}

/** Keys, then what to give where one is absent, then the map. */
function dug(values: readonly Value[]): Value {
  const map = values.at(-1) ?? null
  const keys = values.slice(0, -2)
  if (values.length < 3) throw new Stop('dig needs a key, a default and a map')
  if (!isDict(map)) throw new Stop('the last argument of dig is no map')
  let at: Value = map
  for (const key of keys) {
    if (!isDict(at)) throw new Stop(`the value above ${toText(key)} is no map`)
    if (!at.has(toText(key))) return values.at(-2) ?? null
    at = at.get(toText(key)) ?? null
  }
  return at
}

function merging(merge: (into: Dict, from: Dict, depth: number) => void): Func {
  return {
    ...variadic(['dict'], 'dict', () => null),
    call: ([into, ...others], { budget }) => {
      for (const from of others) {
        budget.work(countOf(from) / 8)
        if (isDict(into) && isDict(from)) merge(into, from, 0)
      }
      return into ?? null
    },
  }
}

/** What is there and not empty stays. */
function fill(into: Dict, from: Dict, depth: number): void {
  for (const [key, value] of from) {
    const own = into.get(key) ?? null
    if (isDict(own) && isDict(value) && own.size > 0) {
      if (depth < MAX_DEPTH) fill(own, value, depth + 1)
    } else if (isEmpty(own) && value !== null) into.set(key, value)
  }
}

/** What is given replaces what is there, even by nothing. */
function overwrite(into: Dict, from: Dict, depth: number): void {
  for (const [key, value] of from) {
    const own = into.get(key) ?? null
    if (isDict(own) && isDict(value) && own.size > 0) {
      if (depth < MAX_DEPTH) overwrite(own, value, depth + 1)
    } else into.set(key, value)
  }
}

function copying(): Func {
  return {
    ...fn(['any'], () => null),
    call: ([value = null], { budget }) => {
      budget.work(countOf(value) / 8)
      return isList(value) || isDict(value) ? deepCopy(value) : value
    },
  }
}

const MAX_DEPTH = 200

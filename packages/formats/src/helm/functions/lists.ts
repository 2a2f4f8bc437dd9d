import {
  type Caller,
  compareBytes,
  countOf,
  type Func,
  fn,
  int,
  isList,
  itemsOf,
  kindName,
  type List,
  Stop,
  type Value,
  variadic,
} from '../../lib/go-template/index.ts'
import { isDeepEqual, isEmpty, toInteger, toTexts } from './convert.ts'

/** Sprig's functions of lists; each has a twin with `must` before its name, which is the same here. */
export const LISTS: Readonly<Record<string, Func>> = {
  list: variadic([], 'any', (_, values) => values),
  tuple: variadic([], 'any', (_, values) => values),
  ...withMust({
    first: fn(['any'], (value) => listOf(value)[0] ?? null),
    last: fn(['any'], (value) => listOf(value).at(-1) ?? null),
    rest: fn(['any'], (value) => listOf(value).slice(1)),
    initial: fn(['any'], (value) => listOf(value).slice(0, -1)),
    append: fn(['any', 'any'], (list, item) => [...listOf(list), item]),
    push: fn(['any', 'any'], (list, item) => [...listOf(list), item]),
    prepend: fn(['any', 'any'], (list, item) => [item, ...listOf(list)]),
    reverse: fn(['any'], (list) => listOf(list).toReversed()),
    uniq: comparing(
      fn(['any'], (list) => unique(listOf(list))),
      ([size = 0]) => size * size,
    ),
    without: comparing(
      variadic(['any'], 'any', ([list], others) =>
        listOf(list).filter((item) => !others.some((other) => isDeepEqual(item, other))),
      ),
      eachWithOthers,
    ),
    has: comparing(
      fn(['any', 'any'], (item, list) => list !== null && listOf(list).some((other) => isDeepEqual(item, other))),
      ([item = 0, list = 0]) => item + list,
    ),
    compact: fn(['any'], (list) => listOf(list).filter((item) => !isEmpty(item))),
    slice: variadic(['any'], 'any', ([list], bounds) => part(listOf(list), bounds)),
    chunk: fn(['int', 'any'], (size, list) => chunks(listOf(list), size)),
  }),
  concat: variadic([], 'any', (_, lists) => lists.flatMap((list) => listOf(list))),
  sortAlpha: fn(['any'], (list) => toTexts(list).toSorted(compareBytes)),
  until: ranged(['int'], ([count = 0]) => [0, count, count < 0 ? -1 : 1]),
  untilStep: ranged(['int', 'int', 'int'], ([start = 0, stop = 0, step = 0]) => [start, stop, step]),
  seq: variadic([], 'int', (_, numbers) => sequence(numbers)),
}

function withMust(functions: Readonly<Record<string, Func>>): Readonly<Record<string, Func>> {
  const twins = Object.entries(functions).map(([name, func]) => [
    `must${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    func,
  ])
  return { ...functions, ...Object.fromEntries(twins) }
}

function listOf(given: Value): List {
  const value = itemsOf(given)
  if (isList(value)) return value
  throw new Stop(`a value of kind ${kindName(value)}, where a list is expected`)
}

/** Counts the work of comparing elements with each other before it is done. */
function comparing(func: Func, comparisons: (sizes: readonly number[]) => number): Func {
  return {
    ...func,
    call: (args, caller: Caller) => {
      caller.budget.work(comparisons(args.map(countOf)) / 8)
      return func.call(args, caller)
    },
  }
}

function eachWithOthers([list = 0, ...others]: readonly number[]): number {
  return list * others.reduce((sum, size) => sum + size, 0)
}

function unique(list: List): List {
  const kept: Value[] = []
  for (const item of list) if (!kept.some((other) => isDeepEqual(item, other))) kept.push(item)
  return kept
}

function part(list: List, bounds: readonly Value[]): Value {
  if (list.length === 0) return null
  const [from = 0, to = list.length] = bounds.map((bound) => Number(toInteger(bound)))
  if (from < 0 || to > list.length || from > to) throw new Stop(`slice out of range: ${from}:${to} of ${list.length}`)
  return list.slice(from, to)
}

function chunks(list: List, size: number): List {
  if (size < 1) throw new Stop('chunks of no elements')
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}

function ranged(
  takes: readonly 'int'[],
  bounds: (numbers: readonly number[]) => readonly [number, number, number],
): Func {
  return {
    ...fn([], () => null),
    takes,
    call: (args, { budget }) => {
      const [start, stop, step] = bounds(args.filter((arg) => typeof arg === 'number'))
      const length = step === 0 ? 0 : Math.max(0, Math.ceil((stop - start) / step))
      budget.work(length)
      return Array.from({ length }, (_, i) => int(start + i * step))
    },
  }
}

/** `seq 1 3` → `1 2 3`. */
function sequence(numbers: readonly number[]): string {
  const [a, b, c] = numbers
  if (a === undefined || numbers.length > 3) return ''
  const [start, step, end] =
    c !== undefined && b !== undefined ? [a, b, c] : b !== undefined ? [a, b < a ? -1 : 1, b] : [1, a < 1 ? -1 : 1, a]
  const length = step === 0 ? 0 : Math.floor((end - start) / step) + 1
  if (length > MAX_SEQUENCE) throw new Stop(`a sequence of more than ${MAX_SEQUENCE} numbers`)
  return Array.from({ length: Math.max(0, length) }, (_, i) => start + i * step).join(' ')
}

const MAX_SEQUENCE = 100_000

import { parseSyntax, type Syntax } from './syntax.ts'

/** What a text must have for a pattern to be found in it. */
export interface Needs {
  /** At least so many bytes. */
  readonly length: number
  /** One of these, ASCII letters in any case; `undefined` where no such list is known. In lower case. */
  readonly anyOf: readonly string[] | undefined
}

/** The needs of a translated pattern, case set aside. Where the pattern is not understood there are none. */
export function needsOf(pattern: string): Needs {
  const tree = parseSyntax(pattern)
  if (tree === undefined) return { length: 0, anyOf: undefined }
  const info = infoOf(tree)
  return { length: Math.min(info.length, LENGTH), anyOf: useful(best(info.exact, info.needs)) }
}

/** `exact`: all texts that a part takes, where they are few. `needs`: one of these stands in whatever it takes. */
interface Info {
  readonly length: number
  readonly exact: readonly string[] | undefined
  readonly needs: readonly string[] | undefined
}

function infoOf(tree: Syntax): Info {
  switch (tree.kind) {
    case 'empty':
      return NOTHING
    case 'byte': {
      if (tree.of === undefined) return { length: 1, exact: undefined, needs: undefined }
      const exact = [...new Set(tree.of.map((byte) => lower(String.fromCharCode(byte))))]
      return { length: 1, exact, needs: undefined }
    }
    case 'sequence':
      return sequenceInfo(tree.parts.map(infoOf))
    case 'choice':
      return choiceInfo(tree.parts.map(infoOf))
    case 'repeat':
      return repeatInfo(infoOf(tree.part), tree.least, tree.most)
  }
}

function sequenceInfo(parts: readonly Info[]): Info {
  let exact: readonly string[] | undefined = ['']
  let isWhole = true
  let needs: readonly string[] | undefined
  let length = 0
  for (const part of parts) {
    length += part.length
    const joined: readonly string[] | undefined =
      part.exact === undefined ? undefined : product(exact ?? [''], part.exact)
    if (joined !== undefined) {
      exact = joined
      continue
    }
    isWhole = false
    needs = best(best(exact, needs), best(part.exact, part.needs))
    exact = part.exact ?? ['']
  }
  return isWhole ? { length, exact, needs: undefined } : { length, exact: undefined, needs: best(exact, needs) }
}

function choiceInfo(parts: readonly Info[]): Info {
  const length = Math.min(...parts.map((part) => part.length))
  if (parts.every(({ exact }) => exact !== undefined)) {
    const exact = [...new Set(parts.flatMap((part) => part.exact ?? []))]
    if (exact.length <= MANY) return { length, exact, needs: undefined }
  }
  const needs = parts.map((part) => best(part.exact, part.needs))
  const all = needs.every((list) => list !== undefined) ? [...new Set(needs.flatMap((list) => list ?? []))] : undefined
  return { length, exact: undefined, needs: all !== undefined && all.length <= MOST ? all : undefined }
}

function repeatInfo(part: Info, least: number, most: number): Info {
  const length = Math.min(LENGTH, part.length * least)
  if (least === 0)
    return most === 1 && part.exact !== undefined && part.exact.length < FEW
      ? { length, exact: [...new Set([...part.exact, ''])], needs: undefined }
      : { length, exact: undefined, needs: undefined }
  if (least === 1 && most === 1) return part
  return { length, exact: undefined, needs: best(part.exact, part.needs) }
}

/** All texts of one before all of another; `undefined` where they are many or long. */
function product(before: readonly string[], after: readonly string[]): readonly string[] | undefined {
  if (before.length * after.length > FEW * 4) return undefined
  const joined = before.flatMap((a) => after.map((b) => a + b))
  return joined.some((text) => text.length > LONG) ? undefined : [...new Set(joined)]
}

/** The more telling of two lists: the one whose shortest text is longer, or that has fewer. */
function best(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (a === undefined || a.includes('')) return b
  if (b === undefined || b.includes('')) return a
  const difference = Math.min(shortest(a), TELLING) - Math.min(shortest(b), TELLING)
  if (difference !== 0) return difference > 0 ? a : b
  return a.length <= b.length ? a : b
}

function useful(list: readonly string[] | undefined): readonly string[] | undefined {
  return list === undefined || list.length === 0 || list.includes('') ? undefined : list
}

function shortest(list: readonly string[]): number {
  return list.reduce((least, text) => Math.min(least, text.length), Number.POSITIVE_INFINITY)
}

function lower(text: string): string {
  return text.replace(/[A-Z]/, (letter) => letter.toLowerCase())
}

const NOTHING: Info = { length: 0, exact: [''], needs: undefined }
const LENGTH = 10_000
const LONG = 24
const TELLING = 4
const FEW = 16
const MANY = 256
const MOST = 2_000

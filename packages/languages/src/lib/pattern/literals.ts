import { parseSyntax, type Syntax } from './syntax.ts'

/** What a text must have to be taken by a pattern or an operator. */
export interface Needs {
  /** At least so many bytes. */
  readonly length: number
  /** Of each list one text, ASCII letters in any case. In lower case; single bytes too. */
  readonly allOf: readonly Literals[]
}

/** Texts, one of which must be there. */
export type Literals = readonly string[]

/** The needs of a translated pattern, case set aside. Where the pattern is not understood there are none. */
export function needsOf(pattern: string): Needs {
  const tree = parseSyntax(pattern)
  if (tree === undefined) return { length: 0, allOf: [] }
  const info = infoOf(tree)
  return { length: Math.min(info.length, LENGTH), allOf: mostTelling(needsOfPart(info)) }
}

interface Info {
  readonly length: number
  /** All texts that a part takes, where they are few. */
  readonly exact: Literals | undefined
  /** Whatever it takes begins with one of these; with an empty one where that is not known. */
  readonly starts: Literals
  /** Of each list one stands in whatever it takes. */
  readonly needs: readonly Literals[]
}

function infoOf(tree: Syntax): Info {
  switch (tree.kind) {
    case 'empty':
      return exactly([''], 0)
    case 'byte':
      return byteInfo(tree.of)
    case 'sequence':
      return sequenceInfo(tree.parts.map(infoOf))
    case 'choice':
      return choiceInfo(tree.parts.map(infoOf))
    case 'repeat':
      return repeatInfo(infoOf(tree.part), tree.least, tree.most)
  }
}

function exactly(texts: Literals, length: number): Info {
  return { length, exact: texts, starts: texts, needs: [] }
}

function byteInfo(of: readonly number[] | undefined): Info {
  if (of === undefined) return { length: 1, exact: undefined, starts: [''], needs: [] }
  const texts = [...new Set(of.map((code) => lower(String.fromCharCode(code))))]
  if (texts.length <= FEW) return exactly(texts, 1)
  return { length: 1, exact: undefined, starts: [''], needs: [texts].filter(isTelling) }
}

/** Texts run on while parts are exact; where one is not, a new run begins. */
function sequenceInfo(parts: readonly Info[]): Info {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const needs: Literals[] = []
  let run: Literals = ['']
  let starts: Literals | undefined
  for (const part of parts) {
    const joined = part.exact === undefined ? undefined : product(run, part.exact, FEW * FEW)
    if (joined !== undefined) {
      run = joined
      continue
    }
    const begun = product(run, part.starts, MOST) ?? run
    starts ??= begun
    needs.push(begun, ...part.needs)
    run = part.exact ?? ['']
  }
  if (starts === undefined) return exactly(run, length)
  return { length, exact: undefined, starts, needs: mostTelling([...needs, run].filter(isTelling)) }
}

function choiceInfo(parts: readonly Info[]): Info {
  const length = Math.min(...parts.map((part) => part.length))
  if (parts.every(({ exact }) => exact !== undefined)) {
    const exact = [...new Set(parts.flatMap((part) => part.exact ?? []))]
    if (exact.length <= MANY) return exactly(exact, length)
  }
  const starts = union(parts.flatMap((part) => part.starts)) ?? ['']
  const lists = parts.map(needsOfPart)
  const needs = [best(lists), marks(lists), starts].filter((list) => list !== undefined)
  return { length, exact: undefined, starts, needs: mostTelling(needs.filter(isTelling)) }
}

function needsOfPart({ exact, needs }: Info): readonly Literals[] {
  return exact === undefined ? needs : [exact].filter(isTelling)
}

/** The most telling list of each alternative in one. */
function best(alternatives: readonly (readonly Literals[])[]): Literals | undefined {
  const chosen = alternatives.map((lists) => mostTelling(lists)[0])
  return chosen.some((list) => list === undefined) ? undefined : union(chosen.flatMap((list) => list ?? []))
}

/** For each alternative the bytes of a list that are no letters or digits: a text of words alone is taken by none. */
function marks(alternatives: readonly (readonly Literals[])[]): Literals | undefined {
  const chosen = alternatives.map((lists) =>
    lists
      .map(marksOf)
      .reduce(
        (least, list) => (list !== undefined && (least === undefined || list.length < least.length) ? list : least),
        undefined,
      ),
  )
  return chosen.some((list) => list === undefined) ? undefined : union(chosen.flatMap((list) => list ?? []))
}

/** Of each text one byte that is no letter or digit, where each has one. */
function marksOf(list: Literals): Literals | undefined {
  const found = list.map((text) => /[^a-z0-9]/.exec(text)?.[0])
  return found.some((mark) => mark === undefined) ? undefined : [...new Set(found.filter((mark) => mark !== undefined))]
}

/** All texts in one list, but for those that begin with another of it. */
function union(texts: Literals): Literals | undefined {
  const all = new Set(texts)
  const kept = [...all].filter((text) => {
    for (let end = 1; end < text.length; end++) if (all.has(text.slice(0, end))) return false
    return true
  })
  return kept.length > MOST ? undefined : kept
}

function repeatInfo(part: Info, least: number, most: number): Info {
  const length = Math.min(LENGTH, part.length * least)
  if (least === 0) {
    if (most === 1 && part.exact !== undefined && part.exact.length <= FEW)
      return exactly([...new Set([...part.exact, ''])], length)
    return { length, exact: undefined, starts: [''], needs: [] }
  }
  if (least === 1 && most === 1) return part
  return { length, exact: undefined, starts: part.starts, needs: needsOfPart(part) }
}

/** All texts of one before all of another; `undefined` where they are many or long. */
function product(before: Literals, after: Literals, most: number): Literals | undefined {
  if (before.length * after.length > most) return undefined
  const joined = before.flatMap((a) => after.map((b) => a + b))
  return joined.some((text) => text.length > LONG) ? undefined : [...new Set(joined)]
}

/** The lists that are found most seldom, the best first, each once. */
function mostTelling(lists: readonly Literals[]): readonly Literals[] {
  const once = new Map(lists.map((list) => [list.join('\0'), list]))
  return [...once.values()].toSorted((a, b) => worth(b) - worth(a)).slice(0, CLAUSES)
}

/** The shortest text decides; of equals the shorter list. */
function worth(list: Literals): number {
  return Math.min(TELLING, shortest(list)) - list.length / (MOST + 1)
}

/** A list with an empty text says nothing, and one with a single letter or digit next to nothing. */
function isTelling(list: Literals): boolean {
  return list.length > 0 && !list.some((text) => text === '' || /^[a-z0-9]$/.test(text))
}

function shortest(list: Literals): number {
  return list.reduce((least, text) => Math.min(least, text.length), Number.POSITIVE_INFINITY)
}

function lower(text: string): string {
  return text.replace(/[A-Z]/, (letter) => letter.toLowerCase())
}

const LENGTH = 10_000
const LONG = 24
const TELLING = 4
const FEW = 8
const MANY = 256
const MOST = 2_000
const CLAUSES = 4

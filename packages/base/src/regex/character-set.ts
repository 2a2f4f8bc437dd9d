import type { CharacterSet } from './node.ts'

export function single(codePoint: number): CharacterSet {
  return (c) => c === codePoint
}

export function range(from: number, to: number): CharacterSet {
  return (c) => c >= from && c <= to
}

export function union(sets: readonly CharacterSet[]): CharacterSet {
  return (c) => sets.some((set) => set(c))
}

export function complement(set: CharacterSet): CharacterSet {
  return (c) => !set(c)
}

/** The set, without regard to case. */
export function folded(set: CharacterSet): CharacterSet {
  return (c) => {
    if (set(c)) return true
    const text = String.fromCodePoint(c)
    return set(text.toLowerCase().codePointAt(0) ?? c) || set(text.toUpperCase().codePointAt(0) ?? c)
  }
}

export const DIGIT: CharacterSet = range(48, 57)
export const SPACE: CharacterSet = union([9, 10, 12, 13, 32].map(single))
export const WORD: CharacterSet = union([DIGIT, range(65, 90), range(97, 122), single(95)])

/** `[:name:]` within a class: ASCII alone. */
export const NAMED: ReadonlyMap<string, CharacterSet> = new Map([
  ['alnum', union([DIGIT, range(65, 90), range(97, 122)])],
  ['alpha', union([range(65, 90), range(97, 122)])],
  ['ascii', range(0, 127)],
  ['blank', union([single(9), single(32)])],
  ['cntrl', union([range(0, 31), single(127)])],
  ['digit', DIGIT],
  ['graph', range(33, 126)],
  ['lower', range(97, 122)],
  ['print', range(32, 126)],
  ['punct', union([range(33, 47), range(58, 64), range(91, 96), range(123, 126)])],
  ['space', union([SPACE, single(11)])],
  ['upper', range(65, 90)],
  ['word', WORD],
  ['xdigit', union([DIGIT, range(65, 70), range(97, 102)])],
])

/** `\p{name}`: general categories and the scripts that are asked for most. */
export const PROPERTIES: ReadonlyMap<string, CharacterSet> = new Map(
  (
    [
      ['L', /^\p{L}$/u],
      ['Lu', /^\p{Lu}$/u],
      ['Ll', /^\p{Ll}$/u],
      ['Lt', /^\p{Lt}$/u],
      ['Lm', /^\p{Lm}$/u],
      ['Lo', /^\p{Lo}$/u],
      ['M', /^\p{M}$/u],
      ['N', /^\p{N}$/u],
      ['Nd', /^\p{Nd}$/u],
      ['P', /^\p{P}$/u],
      ['S', /^\p{S}$/u],
      ['Z', /^\p{Z}$/u],
      ['C', /^\p{C}$/u],
      ['Cc', /^\p{Cc}$/u],
      ['Latin', /^\p{Script=Latin}$/u],
      ['Greek', /^\p{Script=Greek}$/u],
      ['Cyrillic', /^\p{Script=Cyrillic}$/u],
      ['Han', /^\p{Script=Han}$/u],
    ] as const
  ).map(([name, regex]) => [name, (c: number) => regex.test(String.fromCodePoint(c))]),
)

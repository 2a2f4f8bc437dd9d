import { phrases } from '../phrases/index.ts'
import { type Operator, plainOperator } from './operator.ts'

/** `@pm`: the first of many phrases, as it stands in the value. */
export function phraseMatch(list: readonly string[]): Operator {
  if (list.length === 0) return plainOperator(() => false)
  const automaton = phrases(list)
  return {
    needs: { length: 1, allOf: [list.map((phrase) => phrase.replace(/[A-Z]/g, (letter) => letter.toLowerCase()))] },
    matches: (value) => automaton.first(value) !== undefined,
    groups(value) {
      const found = automaton.first(value)
      return found === undefined ? [] : [value.slice(found.end - (list[found.phrase] ?? '').length, found.end)]
    },
  }
}

/** The words of an argument; `|41 42|` is bytes in hexadecimal, where all between the bars is. */
export function phraseList(argument: string): readonly string[] {
  const text = argument.replace(/\|((?:[0-9a-fA-F]{2}\s*)+)\|/g, (_, digits: string) =>
    digits.replace(/\s*([0-9a-fA-F]{2})\s*/g, (__, byte: string) => escapeSpace(Number.parseInt(byte, 16))),
  )
  return text
    .split(/[\t-\r ]+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/\uf8ff(.)/gs, (_, c: string) => String.fromCharCode(c.charCodeAt(0) - 0xe000)))
}

/** A byte of white space must not part words: it is marked until the words are apart. */
function escapeSpace(byte: number): string {
  return byte === 32 || (byte >= 9 && byte <= 13)
    ? `\uf8ff${String.fromCharCode(0xe000 + byte)}`
    : String.fromCharCode(byte)
}

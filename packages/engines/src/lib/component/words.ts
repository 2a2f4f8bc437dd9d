import type { Edit } from '@ringwall/model'
import type { View } from '../view/index.ts'
import type { WrittenFlag } from './startup.ts'

/**
 * The flags among the arguments of a program, by name; the last of a name counts. `--name=value`, `--name value` and
 * `--name` alone, with one dash too, as Go's flag package takes them; underscores are dashes, as Kubernetes takes them.
 */
export function flagsOf(args: readonly View[]): ReadonlyMap<string, WrittenFlag> {
  const words = args.flatMap(split)
  const end = words.findIndex(({ text }) => text === '--')
  const flags = new Map<string, WrittenFlag>()
  for (const [i, word] of (end < 0 ? words : words.slice(0, end)).entries()) {
    const found = FLAG.exec(word.text)?.groups
    if (found?.['name'] === undefined) continue
    const { name, value } = found
    flags.set(flagName(name), value === undefined ? spread(word, words[i + 1]) : joined(word, name, value))
  }
  return flags
}

/** True where an argument comes from a variable as a whole: it may be any flag. */
export function isOpenWord(argument: View): boolean {
  return typeof argument.raw === 'string' && argument.raw.startsWith('$(')
}

export function isOpenValue(value: string): boolean {
  return value.includes('$(')
}

export function flagName(written: string): string {
  return written.replaceAll('_', '-')
}

interface Word {
  readonly text: string
  readonly argument: View
  /** True where the argument is this word alone. */
  readonly isWhole: boolean
}

/** Several flags written as one argument, which the program would refuse, were meant as several. */
function split(argument: View): readonly Word[] {
  const texts = (argument.string() ?? '').split(SEVERAL)
  return texts.map((text) => ({ text, argument, isWhole: texts.length === 1 }))
}

function joined({ argument, isWhole }: Word, name: string, value: string): WrittenFlag {
  const { path } = argument
  return {
    value,
    isOpen: isOpenValue(value),
    path,
    set: (wanted): Edit | undefined => (isWhole ? { kind: 'set', path, value: `--${name}=${wanted}` } : undefined),
    remove: (): Edit | undefined => (isWhole ? { kind: 'remove', path } : undefined),
  }
}

/** A flag whose value is the next word, if that is no flag. It is not removed, for that would take two changes. */
function spread(word: Word, next: Word | undefined): WrittenFlag {
  if (next === undefined || next.text.startsWith('-')) return joined(word, word.text.replace(/^--?/, ''), 'true')
  const { path } = next.argument
  return {
    value: next.text,
    isOpen: isOpenValue(next.text),
    path: word.argument.path,
    set: (value): Edit | undefined => (next.isWhole ? { kind: 'set', path, value } : undefined),
    remove: () => undefined,
  }
}

const FLAG = /^--?(?<name>[a-z0-9][\w.-]*)(?:=(?<value>[\s\S]*))?$/i
const SEVERAL = / +(?=--[a-z])/

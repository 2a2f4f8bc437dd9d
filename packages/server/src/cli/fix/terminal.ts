import { hunkHead, MARKS } from '@ringwall/formats/lib/diff'
import { plural, printable } from '@ringwall/formats/lib/text'
import type { Proposal } from '../../lib/fix/index.ts'
import { wrap } from '../wrap.ts'
import { type FixHunk, fixHunks, withoutSecrets } from './hunks.ts'
import type { FileOutcome, FixOutcome } from './outcome.ts'
import { mayStop, NOT_SAID, summaryOf } from './summary.ts'

/** For people: each change with the rules that ask for it and what may stop working, or what was written; then what stays. */
export function* printTerminal(
  outcome: FixOutcome,
  { colour, width }: { colour: boolean; width: number },
): Iterable<string> {
  const style = styles(colour)
  for (const file of outcome.files)
    yield file.state.kind === 'shown' ? diffOf(file, style, width) : stateOf(file, style)
  const written = outcome.files.filter(({ state }) => state.kind === 'written')
  const stops = mayStop(written.flatMap(({ file }) => file.made.map(({ proposal }) => proposal)))
  const lines = [
    ...(stops.length === 0 ? [] : ['What may stop working', ...stops.map((line) => `  ${line}`)]),
    ...summaryOf(outcome),
  ]
  for (const line of lines) yield `${line.startsWith(' ') ? hanging(line, width) : style.strong(line)}\n`
}

/** Breaks a line; what continues it is indented deeper. */
function hanging(line: string, width: number): string {
  return wrap(line, Math.max(MIN_WIDTH, width - 4), '    ').replace(/^ {2}/, '')
}

function diffOf({ file }: FileOutcome, style: Styles, width: number): string {
  const path = printable(file.path)
  const hunks = fixHunks(file).map((one) => hunkOf(one, file.secretLines, style, width))
  return `${style.strong(`--- ${path}\n+++ ${path}`)}\n${hunks.join('')}\n`
}

function hunkOf({ hunk, fixes }: FixHunk, secretLines: ReadonlySet<number>, style: Styles, width: number): string {
  const lines = withoutSecrets(hunk, secretLines).lines.map(({ kind, text }) => {
    const line = `${MARKS[kind]}${printable(text.replace(/\r?\n$/, ''))}`
    return kind === 'context' ? line : style[kind](line)
  })
  return `${reasons(fixes, style, width)}${style.dim(hunkHead(hunk))}\n${lines.join('\n')}\n`
}

/** The fixes of a hunk, each rule with its messages and then what may stop working. */
function reasons(fixes: readonly Proposal[], style: Styles, width: number): string {
  return [...Map.groupBy(fixes, ({ rule }) => rule.id)]
    .map(([id, of]) => {
      const said = of.map(({ evidence }) => `${style.strong(id)}  ${printable(evidence.message)}\n`)
      const stops = of.every(({ safety }) => safety === 'safe')
        ? 'cannot change a running program'
        : `may stop working: ${of[0]?.rule.fix?.mayStop ?? NOT_SAID}`
      return `${said.join('')}${style.warn(wrap(stops, width - 2, '  '))}\n`
    })
    .join('')
}

function stateOf({ file, state }: FileOutcome, style: Styles): string {
  const path = printable(file.path)
  if (state.kind === 'left') return `${style.warn('left')}   ${path}  ${printable(state.reason)}\n`
  return `${style.added('fixed')}  ${path}  ${plural(file.made.length, 'place')}\n`
}

type Styles = Readonly<Record<'strong' | 'dim' | 'warn' | 'added' | 'removed', (text: string) => string>>

/** ECMA-48 SGR, from the 16 colours that every theme defines. */
function styles(colour: boolean): Styles {
  const style = (code: string) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  return { strong: style('1'), dim: style('36'), warn: style('33'), added: style('32'), removed: style('31') }
}

const MIN_WIDTH = 40

import type { Message } from '@ringwall/store/state'
import { plain, type Wording, wordingOf } from './wording.ts'

/** The body of an incoming webhook of Slack: blocks, and the headline alone for what shows no blocks. */
export function slackBody(message: Message, origin: string): string {
  const wording = wordingOf(message, origin, MAX_LINES)
  return printed({ ...wording, headline: wording.headline }, `${origin}/findings`)
}

export function slackTest(origin: string): string {
  return printed({ headline: 'Ringwall can write here.', notes: ['This is a try.'], lines: [] }, `${origin}/findings`)
}

function printed({ headline, notes, lines }: Wording, all: string): string {
  const said = lines.map(({ text, place, link }) => `• <${link}|${escaped(text)}>\n   ${escaped(place)}`)
  const blocks = [
    { type: 'header', text: { type: 'plain_text', text: cut(headline, MAX_HEADER), emoji: false } },
    ...grouped(said).map((text) => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } })),
    {
      type: 'context',
      elements: [{ type: 'mrkdwn', text: [...notes.map(escaped), `<${all}|Open Ringwall>`].join(' '), verbatim: true }],
    },
  ]
  return JSON.stringify({ text: escaped(headline), blocks })
}

/** A section holds so many characters. */
function grouped(lines: readonly string[]): readonly string[] {
  const groups: string[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last === undefined || last.length + line.length + 1 > MAX_SECTION) groups.push(line)
    else groups[groups.length - 1] = `${last}\n${line}`
  }
  return groups
}

/** Nothing in it is a link, a mention or a command, and nothing is printed bold that is not. */
function escaped(text: string): string {
  return plain(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`|]/g, (mark) => LOOK_ALIKE[mark] ?? mark)
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text
}

const MAX_LINES = 20
const MAX_HEADER = 150
const MAX_SECTION = 2900
/** Slack knows no escape for its marks: letters that look like them are none. */
const LOOK_ALIKE: Readonly<Record<string, string>> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ', '|': '∣' }

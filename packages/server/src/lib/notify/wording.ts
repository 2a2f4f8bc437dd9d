import type { Message, Notice } from '@ringwall/store/state'

/** A message in words, for people; `link` leads to a finding, or to all of them. */
export interface Wording {
  readonly headline: string
  /** What else is to be known, a sentence each. */
  readonly notes: readonly string[]
  readonly lines: readonly Line[]
}

export interface Line {
  /** `critical, new: it runs privileged`. */
  readonly text: string
  /** Where: `shop / payments / Deployment / api`. */
  readonly place: string
  readonly link: string
}

/** What a message says. `origin` is where the console is, `limit` how many findings it names. */
export function wordingOf(message: Message, origin: string, limit: number): Wording {
  const named = message.notices.slice(0, limit)
  const more = message.changes - named.length
  return {
    headline: headlineOf(message),
    notes: [
      ...(message.cadence === 'at_once' ? [] : [`All of the last ${message.cadence === 'hourly' ? 'hour' : 'day'}.`]),
      ...(message.held === 0 ? [] : [`${count(message.held, 'change')} waited for the limit of messages an hour.`]),
      ...(more > 0 ? [`${count(more, 'change')} more ${more === 1 ? 'is' : 'are'} not named here.`] : []),
    ],
    lines: named.map((notice) => ({
      text: `${notice.severity}, ${notice.change}: ${plain(notice.title)}`,
      place: placeOf(notice),
      link: `${origin}/findings/${encodeURIComponent(notice.fingerprint)}`,
    })),
  }
}

/** `3 new (1 critical, 2 high), 1 resolved (1 low)`. */
function headlineOf({ counts }: Message): string {
  const parts = CHANGES.flatMap((change) => {
    const of = counts.filter((each) => each.change === change)
    const sum = of.reduce((all, { count: n }) => all + n, 0)
    return sum === 0 ? [] : [`${sum} ${change} (${of.map(({ severity, count: n }) => `${n} ${severity}`).join(', ')})`]
  })
  return `Findings: ${parts.join(', ')}`
}

function placeOf({ target, namespace, resource, name }: Notice): string {
  return [target, namespace === '-' ? '' : namespace, resource, name]
    .filter((part) => part !== '')
    .map(plain)
    .join(' / ')
}

/** Text from outside: short, on one line, and without characters that hide or turn what stands beside them. */
export function plain(text: string): string {
  return text.replace(HIDDEN, ' ').slice(0, MAX_TEXT)
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}

const CHANGES = ['new', 'reopened', 'resolved'] as const
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu
const MAX_TEXT = 300

import type { Condition } from '@ringwall/model'
import { keyOf, type Witness, witnessesOfTest } from './witness.ts'

/** Of how many events in a thousand a witness may be expected to be true. */
export type Rate = (witness: Witness) => number

/**
 * Guesses rates from what a witness is, and from how many conditions of the set speak of it: what many rules look for, such as
 * the name of a shell, is what is often there.
 */
export function rateIn(conditions: readonly Condition[]): Rate {
  const mentions = new Map<string, number>()
  for (const condition of conditions)
    for (const key of keysIn(condition)) mentions.set(key, (mentions.get(key) ?? 0) + 1)
  return (witness) => base(witness) * (1 + (mentions.get(keyOf(witness)) ?? 0) / MENTIONS)
}

function keysIn(condition: Condition): ReadonlySet<string> {
  const keys = new Set<string>()
  const visit = (part: Condition): void => {
    if (part.kind === 'test') for (const witness of witnessesOfTest(part) ?? []) keys.add(keyOf(witness))
    else if (part.kind === 'not') visit(part.of)
    else part.of.forEach(visit)
  }
  visit(condition)
  return keys
}

function base(witness: Witness): number {
  switch (witness.kind) {
    case 'present':
      return 700
    case 'range':
      return 400
    case 'network':
      return 100
    case 'exact':
      return exactRate(witness)
    case 'part':
      return partRate(witness)
  }
}

/** Fields that sort events have few values; a path or a hash has many. */
function exactRate({ field = '', text }: Witness & { readonly kind: 'exact' }): number {
  if (SORTING.has(field)) return 60
  if (text.length <= 2 || text === 'true' || text === 'false') return 200
  return text.length <= 10 ? 50 : 8
}

/** Every character more makes a text rarer; one that must stand at an end is rarer still. */
function partRate({ text, atStart, atEnd }: Witness & { readonly kind: 'part' }): number {
  const anchors = (atStart ? 1 : 0) + (atEnd ? 1 : 0)
  if (COMMON.some((common) => common.includes(text))) return 300
  const length = text.length - COMMON.reduce((sum, common) => sum + (text.includes(common) ? common.length - 1 : 0), 0)
  return Math.max(0.2, (900 * 0.72 ** Math.max(1, length)) / 2 ** anchors)
}

/** Rules that speak of a witness and make it twice as frequent. */
const MENTIONS = 3
const SORTING: ReadonlySet<string> = new Set([
  'Channel',
  'Company',
  'EventID',
  'EventType',
  'IntegrityLevel',
  'LogonType',
  'Product',
  'Provider_Name',
  'User',
  'eventSource',
  'type',
  'verb',
])
/** Texts that tell little in a path or a command line. */
const COMMON = [
  '.exe',
  '.dll',
  'windows',
  'system32',
  'microsoft',
  'software',
  'program files',
  'users',
  'http',
  'currentversion',
  'appdata',
  'temp',
] as const

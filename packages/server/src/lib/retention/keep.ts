import { type Cuts, KEPT, type Kept } from '@ringwall/store/state'

/** For how many days each is kept once it is over; what is left out is kept for ever. */
export type Keep = Readonly<Partial<Record<Kept, number>>>

/**
 * What is kept, from days for everything and wishes for some, `notifications=30` or `findings=forever`. A text says which wish
 * is none, and why.
 */
export function keepOf(days: number | undefined, wishes: readonly string[]): Keep | string {
  const keep = new Map<Kept, number>(Object.entries(USUAL) as [Kept, number][])
  if (days !== undefined) for (const kept of KEPT) keep.set(kept, days)
  for (const wish of wishes) {
    const [name = '', value = '', ...rest] = wish.split('=')
    const kept = KEPT.find((each) => each === name)
    if (kept === undefined || rest.length > 0) return `${wish}: must be one of ${KEPT.join(', ')}, "=" and days`
    if (value === 'forever') keep.delete(kept)
    else if (/^[1-9]\d{0,4}$/.test(value)) keep.set(kept, Number(value))
    else return `${wish}: must end in whole days from 1 to 99999, or in forever`
  }
  return Object.fromEntries(keep)
}

/** Before which time each must be over to be removed. */
export function cutsOf(keep: Keep, now: number): Cuts {
  return Object.fromEntries(Object.entries(keep).map(([kept, days]) => [kept, now - days * DAY_MS]))
}

/** What nobody comes back to. */
const USUAL: Keep = { tokens: 90, notifications: 90 }
const DAY_MS = 24 * 60 * 60_000

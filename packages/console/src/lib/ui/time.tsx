import { useSyncExternalStore } from 'react'
import { useWords } from '../i18n/locale.tsx'
import { formatAgo, formatTime } from '../i18n/times.ts'

/** How long ago something was; the exact time with its zone on pointing at it. */
export function Ago({ at }: { readonly at: number }) {
  const { language } = useWords()
  const now = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={formatTime(at, language)}>
      {formatAgo(at, now, language)}
    </time>
  )
}

/** An exact time with its zone. */
export function Moment({ at }: { readonly at: number }) {
  const { language } = useWords()
  return <time dateTime={new Date(at).toISOString()}>{formatTime(at, language)}</time>
}

/** The time, to within half a minute. One timer serves the whole console. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => clock.now)
}

function subscribe(listener: () => void): () => void {
  clock.listeners.add(listener)
  clock.timer ??= setInterval(tick, TICK_MS)
  return () => {
    clock.listeners.delete(listener)
    if (clock.listeners.size > 0) return
    clearInterval(clock.timer)
    clock.timer = undefined
  }
}

function tick(): void {
  clock.now = Date.now()
  for (const listener of clock.listeners) listener()
}

const TICK_MS = 30_000
const clock = {
  now: Date.now(),
  listeners: new Set<() => void>(),
  timer: undefined as ReturnType<typeof setInterval> | undefined,
}

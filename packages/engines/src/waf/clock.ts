import type { Values } from './values.ts'

/** The variables of time, in UTC. */
export function setClock(values: Values, time: number): void {
  const at = new Date(time)
  const two = (value: number): string => String(value).padStart(2, '0')
  values.set('TIME', `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`)
  values.set('TIME_DAY', String(at.getUTCDate()))
  values.set('TIME_EPOCH', String(Math.floor(time / 1000)))
  values.set('TIME_HOUR', String(at.getUTCHours()))
  values.set('TIME_MIN', String(at.getUTCMinutes()))
  values.set('TIME_MON', String(at.getUTCMonth()))
  values.set('TIME_SEC', String(at.getUTCSeconds()))
  values.set('TIME_WDAY', String(at.getUTCDay()))
  values.set('TIME_YEAR', String(at.getUTCFullYear()))
}

import type { EventLog } from '@ringwall/model'
import { CATEGORIES, LINUX, SERVICES } from './taxonomy.ts'

/** The log that a channel and an event id stand for (Sigma 2.1, appendix Taxonomy). Letter case of the channel does not matter. */
export function windowsLog(channel: string, id: unknown): EventLog {
  const logs = LOGS.get(channel) ?? LOGS.get(channel.toLowerCase()) ?? OTHER
  return logs.byId.get(Number(id)) ?? logs.any
}

/** The logs of a channel: by event id where that says a category, and of all other events. */
interface Logs {
  readonly any: EventLog
  readonly byId: ReadonlyMap<number, EventLog>
}

function logsOf(channel: string): Logs {
  const product = channel === LINUX ? 'linux' : 'windows'
  const services = [...SERVICES].filter(([, channels]) => channels.includes(channel)).map(([service]) => service)
  const of = CATEGORIES.filter(([, channels]) => channels.includes(channel))
  const ids = new Set(of.flatMap(([, , ids]) => ids))
  const categoriesOf = (id: number): readonly string[] =>
    of.filter(([, , ids]) => ids.includes(id)).map(([name]) => name)
  return {
    any: { product, services, categories: [] },
    byId: new Map(Array.from(ids, (id) => [id, { product, services, categories: categoriesOf(id) }])),
  }
}

/** Channels as they are written, and in lower case. */
const LOGS: ReadonlyMap<string, Logs> = new Map(
  [...SERVICES.values()].flat().flatMap((channel) => {
    const logs = logsOf(channel)
    return [[channel, logs] as const, [channel.toLowerCase(), logs] as const]
  }),
)
const OTHER: Logs = logsOf('')

import type { Readable } from 'node:stream'
import type { Match } from '@ringwall/engines/detection'
import { eventsIn } from '@ringwall/formats/lib/event-envelope'
import { JsonStream, type StreamItem } from '@ringwall/formats/lib/json-stream'
import type { Gap } from '@ringwall/model'
import { logFile } from '@ringwall/sources/log-file'
import type { EventFile } from './event-files.ts'
import type { Judge } from './judge.ts'
import { Trouble } from './tally.ts'

export interface FileJudging {
  readonly judge: Judge
  /** What `-` reads. */
  readonly input: Readable
  /** Takes what was found in one piece of a file, before the next is read. */
  readonly onMatches: (matches: readonly Match[]) => Promise<void>
  /** Takes how many events of the file were read so far. */
  readonly onProgress: (events: number) => void
}

/** Judges the events of a file, piece by piece. */
export async function judgeFile(
  file: EventFile,
  { judge, input, onMatches, onProgress }: FileJudging,
  signal: AbortSignal,
): Promise<{ readonly gaps: readonly Gap[]; readonly isOpened: boolean }> {
  const gaps: Gap[] = []
  const state = new FileState(file, judge)
  const stream = new JsonStream()
  let isOpened = false
  for await (const sighting of logFile({ path: file.path, input }).sightings(signal)) {
    if (sighting.kind === 'trouble') gaps.push(sighting.gap)
    if (sighting.kind !== 'seen') continue
    isOpened = true
    const matches = state.push(stream.push(sighting.value))
    onProgress(state.events)
    if (matches.length > 0) await onMatches(matches)
  }
  const matches = state.push(stream.end())
  if (matches.length > 0) await onMatches(matches)
  const found = [...gaps, ...state.gaps()]
  const nothing: Gap = { code: 'empty', message: 'holds no event', at: { file: file.path } }
  return { gaps: state.events === 0 && found.length === 0 ? [nothing] : found, isOpened }
}

/** What was seen of a file. */
class FileState {
  readonly #file: EventFile
  readonly #judge: Judge
  readonly #noJson = new Trouble('syntax', (count) => `nor can ${count} more of its lines be read`)
  readonly #unknown = new Trouble('unknown_log', (count) => `nor of ${count} more`)
  events = 0

  constructor(file: EventFile, judge: Judge) {
    this.#file = file
    this.#judge = judge
  }

  push(items: readonly StreamItem[]): readonly Match[] {
    const { path: file, asset } = this.#file
    const matches: Match[] = []
    for (const item of items)
      if (item.kind === 'bad') this.#noJson.add(file, item.line, item.reason)
      else
        for (const { raw, path } of eventsIn(item.value)) {
          const { line } = item
          this.events++
          const found = this.#judge.push(raw, { asset, file, line, path })
          if (found === undefined) this.#unknown.add(file, line, UNKNOWN)
          else for (const match of found) matches.push(match)
        }
    return matches
  }

  gaps(): readonly Gap[] {
    return [...this.#noJson.gaps(), ...this.#unknown.gaps()]
  }
}

const UNKNOWN = 'the log of this event is not known (--log names it)'

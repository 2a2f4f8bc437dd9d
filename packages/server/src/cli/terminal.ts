import { once } from 'node:events'
import type { Readable } from 'node:stream'

/** What a command knows of where it runs. */
export interface Terminal {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly input: Readable
  /** True where a person reads standard output. */
  readonly isInteractive: boolean
  readonly colour: boolean
  /** Columns. */
  readonly width: number
  out(text: string): void
  /** Writes many pieces no faster than they are read. */
  stream(pieces: Iterable<string>): Promise<void>
  /** For what is not the answer: progress, verdicts, troubles. */
  err(text: string): void
  /** Overwrites the line of progress; nothing where nobody watches. */
  progress(text: string): void
}

/** Joins small pieces, for few writes. */
export function* coalesced(pieces: Iterable<string>): Iterable<string> {
  let joined = ''
  for (const piece of pieces) {
    joined += piece
    if (joined.length < CHUNK) continue
    yield joined
    joined = ''
  }
  if (joined !== '') yield joined
}

/** This process's terminal. `NO_COLOR` (no-color.org) and `FORCE_COLOR` decide over colour; else whether a person reads. */
export function processTerminal(): Terminal {
  const { stdout, stderr, stdin, env } = process
  const wants = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0'
  const refuses = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb'
  return {
    cwd: process.cwd(),
    env,
    input: stdin,
    isInteractive: stdout.isTTY === true,
    colour: wants || (!refuses && stdout.isTTY === true),
    width: stdout.columns ?? 100,
    out: (text) => void stdout.write(text),
    stream: async (pieces) => {
      for (const piece of coalesced(pieces)) if (!stdout.write(piece)) await once(stdout, 'drain')
    },
    err: (text) => void stderr.write(text),
    progress: (text) => {
      if (stderr.isTTY) stderr.write(`\r\u001b[2K${text}`)
    },
  }
}

const CHUNK = 65_536

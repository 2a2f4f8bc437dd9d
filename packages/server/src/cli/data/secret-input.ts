import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../../lib/usage-error.ts'
import type { Terminal } from '../terminal.ts'

/** The first line of a file, or of standard input for `-`: a secret that stands in no list of processes and no history. */
export async function readSecret({ cwd, input }: Terminal, file: string): Promise<string> {
  const text = file === '-' ? await readAll(input) : readSmall(resolve(cwd, file), file)
  const [line = ''] = text.split(/\r?\n/, 1)
  if (line === '')
    throw new UsageError(`${file === '-' ? 'standard input' : file}: holds no password on its first line`)
  return line
}

async function readAll(input: Terminal['input']): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Buffer)
    length += bytes.length
    if (length > MAX_BYTES) throw new UsageError(`standard input: holds more than ${MAX_BYTES} bytes`)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function readSmall(path: string, named: string): string {
  try {
    if (statSync(path).size > MAX_BYTES) throw new UsageError(`${named}: holds more than ${MAX_BYTES} bytes`)
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(`${named}: cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

const MAX_BYTES = 4096

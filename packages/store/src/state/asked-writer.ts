// Writes, reads and looks after a store as standard input says, one line each, and tells what came of it. Its own tool:
// failing-disk.test.ts starts it, and makes the disk fail under it.
import { createInterface } from 'node:readline'
import { localScope } from '@ringwall/model'
import { openState, StateError } from './index.ts'
import { sampleScan } from './sample.ts'

const [path = ''] = process.argv.slice(2)
const state = await openState({ path, now: 1 })
const findings = Array.from({ length: 200 }, (_, i) => ({ rule: 'a', name: `w-${i}` }))
const scope = localScope()

async function done(line: string): Promise<string> {
  switch (line) {
    case 'read': {
      const { findings } = await state.findings.list({
        scope,
        where: {},
        order: 'severity',
        limit: 1,
        after: undefined,
      })
      return String(findings[0]?.count ?? 0)
    }
    case 'ping':
      await state.ping()
      return 'sound'
    default:
      await state.findings.record(`scan ${line}`, sampleScan({ at: Number(line), findings }), 'push')
      return 'kept'
  }
}

process.stdout.write('open\n')
for await (const line of createInterface({ input: process.stdin }))
  try {
    process.stdout.write(`${await done(line)}\n`)
  } catch (cause) {
    process.stdout.write(`${cause instanceof StateError ? cause.code : cause}\n`)
  }
await state.close()

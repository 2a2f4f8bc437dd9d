// Records one scan after the other, and says each that is on disk, until it is killed. Its own tool: sqlite.test.ts starts it.
import { openState } from './index.ts'
import { sampleScan } from './sample.ts'

const [path = '', from = '0'] = process.argv.slice(2)
const state = await openState({ path, now: 1 })
const findings = Array.from({ length: 200 }, (_, i) => ({ rule: 'a', name: `w-${i}` }))
for (let at = Number(from) + 1; ; at++) {
  await state.findings.record(`scan ${at}`, sampleScan({ at, findings }))
  process.stdout.write(`${at}\n`)
}

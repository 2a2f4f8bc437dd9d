// Records one scan after the other, and says each that is on disk, until it is killed. Its own tool: sqlite.test.ts starts it.
import { localScope } from '@ringwall/model'
import { openState } from './index.ts'
import { sampleScan } from './sample.ts'

const [path = '', from = '0'] = process.argv.slice(2)
const state = await openState({ path, now: 1 })
const { tenant } = localScope()
const base = { tenant, name: '', isActive: true, createdAt: 0 }
if ((await state.receivers.find(tenant, 'r')) === undefined) {
  const destination = { kind: 'slack', host: 'hooks.example' } as const
  await state.receivers.add({ ...base, id: 'r', destination, secrets: '', perHour: 1 })
}
if ((await state.receivers.subscriptions(tenant)).length === 0) {
  const wants = { changes: ['new', 'reopened'], severity: 'low' } as const
  await state.receivers.subscribe({ ...base, id: 's', receiver: 'r', wants, cadence: 'at_once' })
}
const findings = Array.from({ length: 200 }, (_, i) => ({ rule: 'a', name: `w-${i}` }))
for (let at = Number(from) + 1; ; at++) {
  await state.findings.record(`scan ${at}`, sampleScan({ at, findings }), 'push')
  process.stdout.write(`${at}\n`)
}

// Adds one entry after the other to the audit log, and says each that is on disk, until it is killed. audit.test.ts starts it.
import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { openState } from './index.ts'
import { OURS } from './sample-user.ts'

const [path = '', pem = ''] = process.argv.slice(2)
const key = { id: 'k1', privateKey: createPrivateKey(readFileSync(pem)) }
const state = await openState({ path, now: 1 })
const actor = { kind: 'system', id: 'system', name: '' } as const
const entry = {
  tenant: OURS,
  time: 1,
  actor,
  action: 'a',
  object: '',
  outcome: 'done',
  address: '',
  detail: {},
} as const
for (;;) {
  const { seq } = await state.audit.append(entry, key)
  process.stdout.write(`${seq}\n`)
}

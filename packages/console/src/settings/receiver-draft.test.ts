import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Receiver } from '../lib/api/types.ts'
import { draftOf, listed, written } from './receiver-draft.ts'

const MAIL: Receiver = {
  id: 'r',
  name: 'ops',
  destination: {
    kind: 'email',
    host: 'mail.example',
    port: 465,
    encryption: 'tls',
    user: 'u',
    from: 'r@ops.example',
    to: ['a@ops.example', 'b@ops.example'],
  },
  isActive: false,
  perHour: 7,
  createdAt: 0,
}
const { kind: _, ...SERVER } = MAIL.destination

const cases = [
  {
    name: 'a new webhook',
    draft: { ...draftOf(undefined), name: ' ops ', url: ' https://x.example ' },
    of: undefined,
    want: { name: 'ops', perHour: 30, kind: 'webhook', url: 'https://x.example' },
  },
  {
    name: 'mail as it was, without its password',
    draft: draftOf(MAIL),
    of: MAIL,
    want: { name: 'ops', perHour: 7, isActive: false, email: SERVER },
  },
  {
    name: 'mail with another password',
    draft: { ...draftOf(MAIL), password: ' p ' },
    of: MAIL,
    want: { name: 'ops', perHour: 7, isActive: false, email: { ...SERVER, password: ' p ' } },
  },
  {
    name: 'a webhook whose address stays',
    draft: draftOf({ ...MAIL, destination: { kind: 'webhook', host: 'x.example' } }),
    of: MAIL,
    want: { name: 'ops', perHour: 7, isActive: false },
  },
] as const
for (const { name, draft, of, want } of cases) test(`${name} is sent`, () => assert.deepEqual(written(draft, of), want))

test('values between commas', () => assert.deepEqual(listed(' a, b ,,c c'), ['a', 'b', 'c c']))

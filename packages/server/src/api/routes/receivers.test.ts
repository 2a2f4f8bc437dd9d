import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressGuard } from '../../lib/notify/index.ts'
import { sampleHook } from '../../lib/notify/sample-receivers.ts'
import { EXAMPLES, type SampleServer, sampleReport, sampleServer } from '../../serve-sample.ts'

const LOOPBACK = { guard: addressGuard([{ address: '127.0.0.0', prefix: 8, family: 'ipv4' }]), ca: undefined }
const WANTS = { changes: ['new', 'resolved'], severity: 'high', targets: ['legacy'] }

function asking(server: SampleServer, token: string) {
  return (method: string, path: string, body?: unknown) => server.ask(`/api/v1/${path}`, { method, token, body })
}

test('a receiver is made, tried, told of what a scan finds, and removed; its secrets are told once', async (t) => {
  const hook = await sampleHook(t)
  const server = await sampleServer(t, { notify: LOOPBACK })
  const token = await server.tokenOf('admin')
  const admin = asking(server, token)
  const made = await admin('POST', 'receivers', { name: ' ops ', kind: 'webhook', url: hook.url })
  assert.equal(made.status, 201, made.text)
  const { secret, ...receiver } = made.body
  assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
  const { host } = new URL(hook.url)
  const { id, createdAt } = receiver
  const shown = { id, name: 'ops', destination: { kind: 'webhook', host }, isActive: true, perHour: 30, createdAt }
  assert.deepEqual(receiver, shown)
  assert.deepEqual((await admin('GET', 'receivers')).body, { receivers: [shown] })
  assert.deepEqual((await admin('POST', `receivers/${id}/test`)).body, { isDelivered: true, said: '200 thank you' })
  assert.equal(JSON.parse(hook.got[0]?.body ?? '').type, 'test')
  hook.answers.push({ status: 404, text: 'no such hook' })
  assert.deepEqual((await admin('POST', `receivers/${id}/test`)).body, { isDelivered: false, said: '404 no such hook' })

  const wish = { name: 'worst', receiver: id, wants: WANTS, cadence: 'at_once' }
  const subscribed = await admin('POST', 'subscriptions', wish)
  assert.equal(subscribed.status, 201, subscribed.text)
  assert.deepEqual((await admin('GET', 'subscriptions')).body, { subscriptions: [subscribed.body] })
  const pushed = await admin('POST', 'scans', sampleReport(`${EXAMPLES}/shop/payments-legacy`, 'legacy'))
  assert.equal(pushed.status, 201)
  // The server may be in the middle of a pass of its own, that began before.
  await server.notifier.run()
  await server.notifier.run()
  const told = JSON.parse(hook.got.at(-1)?.body ?? '')
  assert.equal(hook.got.length, 3)
  assert.ok(told.data.findings.length > 0)
  assert.match(told.data.findings[0].url, /^http:\/\/127\.0\.0\.1:\d+\/findings\//)
  const { deliveries } = (await admin('GET', `receivers/${id}/deliveries`)).body
  assert.deepEqual(
    [deliveries.length, deliveries[0].state, deliveries[0].id],
    [1, 'delivered', hook.got.at(-1)?.headers['webhook-id']],
  )
  assert.deepEqual((await admin('GET', 'receivers')).body.receivers[0].latest, deliveries[0])
  assert.match((await server.ask('/metrics', { token })).text, /ringwall_notifications_total\{outcome="delivered"\} 1/)

  const renewed = (await admin('POST', `receivers/${id}/secret`)).body.secret
  assert.ok(renewed.startsWith('whsec_') && renewed !== secret)
  const { url, ...rest } = { url: `${hook.url}/other`, name: 'night shift', perHour: 5, isActive: false }
  const changed = await admin('PATCH', `receivers/${id}`, { ...rest, url })
  assert.deepEqual({ ...changed.body, latest: undefined }, { ...shown, ...rest, latest: undefined })
  const quieter = await admin('PATCH', `subscriptions/${subscribed.body.id}`, { cadence: 'daily', isActive: false })
  assert.deepEqual(quieter.body, { ...subscribed.body, cadence: 'daily', isActive: false })

  const audit = (await admin('GET', 'audit?limit=100')).text
  for (const action of ['create', 'test', 'renew_secret', 'change'])
    assert.match(audit, new RegExp(`"receivers.${action}"`))
  const texts = [audit, changed.text, (await admin('GET', 'receivers')).text]
  assert.doesNotMatch(texts.join(''), /T0K3N|whsec_/)
  assert.equal((await admin('DELETE', `receivers/${id}`)).status, 204)
  assert.deepEqual((await admin('GET', 'subscriptions')).body, { subscriptions: [] })
})

const EMAIL = { host: 'mail.example', port: 587, encryption: 'starttls', from: 'r@ops.example', to: ['a@ops.example'] }
const wrong = [
  { name: 'a webhook without an address', body: { kind: 'webhook' }, field: 'body/url' },
  { name: 'an address that is none', body: { kind: 'slack', url: 'hooks.example/T0K3N' }, field: 'body/url' },
  { name: 'an address that is no web', body: { kind: 'slack', url: 'file:///T0K3N' }, field: 'body/url' },
  { name: 'a user in the address', body: { kind: 'slack', url: 'https://a:T0K3N@hooks.example' }, field: 'body/url' },
  { name: 'an address for e-mail', body: { kind: 'email', url: 'https://x.example', email: EMAIL }, field: 'body/url' },
  {
    name: 'a mail server for a webhook',
    body: { kind: 'webhook', url: 'https://x.example', email: EMAIL },
    field: 'body/email',
  },
  {
    name: 'a password in the clear',
    body: { kind: 'email', email: { ...EMAIL, encryption: 'none', user: 'u', password: 'T0K3N' } },
    field: 'body/email/encryption',
  },
  {
    name: 'two mailboxes as one',
    body: { kind: 'email', email: { ...EMAIL, to: ['a@b.example, c@d.example'] } },
    field: 'body/email/to/0',
  },
  {
    name: 'a line break in a mailbox',
    body: { kind: 'email', email: { ...EMAIL, from: 'a@b\r\nBcc:c' } },
    field: 'body/email/from',
  },
  { name: 'another member', body: { kind: 'slack', url: 'https://x.example', channel: '#a' }, field: 'body/channel' },
]
test('a receiver that cannot be is refused by its field, and its address never repeated', async (t) => {
  const server = await sampleServer(t)
  const admin = asking(server, await server.tokenOf('admin'))
  for (const { name, body, field } of wrong) {
    const answer = await admin('POST', 'receivers', { name, ...body })
    assert.deepEqual([answer.status, answer.body.field], [400, field], name)
    assert.doesNotMatch(answer.text, /T0K3N/)
  }
  const wish = { name: 'n', receiver: 'none', wants: WANTS, cadence: 'at_once' }
  assert.equal((await admin('POST', 'subscriptions', wish)).status, 409)
  const odd = { ...wish, wants: { ...WANTS, changes: ['gone'] } }
  assert.equal((await admin('POST', 'subscriptions', odd)).body.field, 'body/wants/changes/0')
  assert.deepEqual((await admin('GET', 'receivers')).body, { receivers: [] })
})

test('a password stays with its server and user, and goes to no other', async (t) => {
  const server = await sampleServer(t)
  const admin = asking(server, await server.tokenOf('admin'))
  const email = { ...EMAIL, user: 'ringwall', password: 'T0K3N' }
  const made = await admin('POST', 'receivers', { name: 'mail', kind: 'email', email })
  const { password: _, ...shown } = email
  assert.deepEqual(
    [made.status, made.body.destination, made.body.secret],
    [201, { kind: 'email', ...shown }, undefined],
  )
  const change = (body: object) => admin('PATCH', `receivers/${made.body.id}`, { email: { ...shown, ...body } })
  assert.equal((await change({ to: ['c@ops.example'] })).status, 200)
  const moved = await change({ host: 'evil.example' })
  assert.deepEqual([moved.status, moved.body.field], [400, 'body/email/password'])
  assert.equal((await change({ host: 'evil.example', password: 'new' })).status, 200)
  assert.equal((await admin('POST', `receivers/${made.body.id}/secret`)).status, 409)
})

test('nobody reaches the receivers of another tenant', async (t) => {
  const server = await sampleServer(t)
  const theirs = asking(server, await server.tokenOf('admin', 'other'))
  const ours = asking(server, await server.tokenOf('admin'))
  const { id } = (await theirs('POST', 'receivers', { name: 'a', kind: 'slack', url: 'https://x.example' })).body
  const tries = [
    await ours('PATCH', `receivers/${id}`, { name: 'b' }),
    await ours('DELETE', `receivers/${id}`),
    await ours('POST', `receivers/${id}/test`),
    await ours('POST', `receivers/${id}/secret`),
    await ours('GET', `receivers/${id}/deliveries`),
    await ours('PATCH', 'subscriptions/none', { name: 'b' }),
    await ours('DELETE', 'subscriptions/none'),
  ]
  assert.deepEqual(new Set(tries.map(({ status }) => status)), new Set([404]))
  assert.deepEqual((await ours('GET', 'receivers')).body, { receivers: [] })
})

import assert from 'node:assert/strict'
import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { asFingerprint, localScope, type Scan, type Severity } from '@ringwall/model'
import { type Destination, openState, type Receiver, type State } from '@ringwall/store/state'
import { pino } from 'pino'
import { addressGuard, type Notifier, notifier, parseRange, type Secrets } from './index.ts'
import { sampleCertificate } from './sample-certificate.ts'
import { type Got, sampleHook, sampleMail } from './sample-receivers.ts'

const TENANT = localScope().tenant
const ORIGIN = 'https://ringwall.example'
const CERTIFICATE = sampleCertificate()

test('a webhook is signed as Standard Webhooks say, once for each message', async (t) => {
  const house = await sampleHouse(t)
  const hook = await sampleHook(t)
  await house.receive({ kind: 'webhook', url: hook.url, secret: SECRET }, { kind: 'webhook', host: '127.0.0.1' })
  await house.find(['it runs privileged'])
  await house.told.run()
  await house.told.run()
  assert.equal(hook.got.length, 1)
  const [got] = hook.got
  assert.ok(got)
  assert.equal(got.headers['webhook-signature'], signatureOf(got))
  assert.equal(got.headers['webhook-timestamp'], String(Math.floor(house.clock.now / 1000)))
  assert.deepEqual(JSON.parse(got.body), {
    type: 'findings.changed',
    timestamp: new Date(house.clock.now).toISOString(),
    data: {
      cadence: 'at_once',
      changes: 1,
      held: 0,
      counts: [{ change: 'new', severity: 'critical', count: 1 }],
      findings: [
        {
          change: 'new',
          severity: 'critical',
          fingerprint: '1:0',
          rule: 'pss-privileged',
          title: 'it runs privileged',
          cluster: '-',
          target: 'shop',
          namespace: 'payments',
          resource: 'Deployment',
          name: 'api',
          at: new Date(house.clock.now).toISOString(),
          url: `${ORIGIN}/findings/1%3A0`,
        },
      ],
    },
  })
})

test('what does not arrive is tried again with the same id and body, later each time, and given up in the end', async (t) => {
  const house = await sampleHouse(t)
  const hook = await sampleHook(t)
  await house.receive({ kind: 'webhook', url: hook.url, secret: SECRET }, { kind: 'webhook', host: '127.0.0.1' })
  await house.find(['a'])
  for (let i = 0; i < 8; i++) hook.answers.push({ status: 503, text: `busy with ${hook.url} and ${SECRET}` })
  const times: number[] = []
  for (let minute = 0; minute < 60 * 30; minute++) {
    const before = hook.got.length
    await house.told.run()
    if (hook.got.length > before) times.push(minute)
    house.clock.now += 60_000
  }
  assert.deepEqual(times, [0, 1, 2, 7, 37, 157, 457, 1417])
  assert.deepEqual([...new Set(hook.got.map(({ headers, body }) => `${headers['webhook-id']} ${body}`))].length, 1)
  assert.equal(new Set(hook.got.map(({ headers }) => headers['webhook-signature'])).size, 8)
  for (const got of hook.got) assert.equal(got.headers['webhook-signature'], signatureOf(got))
  const [delivery] = await house.deliveries()
  assert.deepEqual([delivery?.state, delivery?.attempts, delivery?.error], ['failed', 8, '503 busy with … and …'])
  assert.deepEqual(house.told.counts, { delivered: 0, retried: 7, failed: 1 })
  assert.doesNotMatch(house.logged.join(''), /T0K3N|whsec_/)
  await house.find(['a', 'b'])
  await house.told.run()
  assert.equal(JSON.parse(hook.got.at(-1)?.body ?? '').data.findings[0].title, 'b')
})

test('who asks to be left alone is, for an hour at most', async (t) => {
  for (const [retryAfter, pauseMs] of [
    ['120', 120_000],
    ['999999', 3_600_000],
    ['tomorrow', 6000],
  ] as const) {
    const house = await sampleHouse(t)
    const hook = await sampleHook(t)
    hook.answers.push({ status: 429, headers: { 'retry-after': retryAfter } })
    await house.receive({ kind: 'slack', url: hook.url }, { kind: 'slack', host: '127.0.0.1' })
    await house.find(['a'])
    await house.told.run()
    house.clock.now += pauseMs - 1
    await house.told.run()
    assert.equal(hook.got.length, 1, retryAfter)
    house.clock.now += 1
    await house.told.run()
    assert.equal(hook.got.length, 2, retryAfter)
  }
})

test('a server that dies between sending and writing it down sends the same message again', async (t) => {
  const house = await sampleHouse(t)
  const hook = await sampleHook(t)
  await house.receive({ kind: 'webhook', url: hook.url, secret: SECRET }, { kind: 'webhook', host: '127.0.0.1' })
  await house.find(['a', 'b'])
  const dies = house.notifierOver({
    ...house.state.outbox,
    settle: () => Promise.reject(new Error('the disk is full')),
  })
  await assert.rejects(dies.run(), /the disk is full/)
  await house.reopen()
  await house.told.run()
  await house.told.run()
  assert.equal(hook.got.length, 2)
  assert.deepEqual(
    [hook.got[0]?.headers['webhook-id'], hook.got[0]?.body],
    [hook.got[1]?.headers['webhook-id'], hook.got[1]?.body],
  )
})

test('Slack is told in blocks, and what comes from outside is text there', async (t) => {
  const house = await sampleHouse(t)
  const hook = await sampleHook(t)
  await house.receive({ kind: 'slack', url: hook.url }, { kind: 'slack', host: '127.0.0.1' })
  await house.find([
    '<!channel> *now* & <https://evil.example|here>\u202e',
    ...Array.from({ length: 30 }, (_, i) => `w${i}`),
  ])
  await house.told.run()
  const { text, blocks } = JSON.parse(hook.got[0]?.body ?? '')
  assert.equal(text, 'Findings: 31 new (31 critical)')
  assert.deepEqual(blocks[0].text, { type: 'plain_text', text, emoji: false })
  const sections = blocks.filter(({ type }: { type: string }) => type === 'section')
  const said = sections.map((block: { text: { text: string } }) => block.text.text).join('\n')
  assert.match(said, /&lt;!channel&gt; ∗now∗ &amp; &lt;https:\/\/evil\.example∣here&gt; >/)
  assert.equal(said.match(/^• /gm)?.length, 20)
  assert.ok(sections.every((block: { text: { text: string } }) => block.text.text.length <= 3000))
  assert.match(
    blocks.at(-1).elements[0].text,
    /^11 changes more are not named here\. <https:\/\/ringwall\.example\/findings\|/,
  )
})

const mails = [
  { name: 'STARTTLS and a password', encryption: 'starttls', password: 'right', isEncrypted: true },
  { name: 'no encryption and no password', encryption: 'none', password: '', isEncrypted: false },
] as const
for (const { name, encryption, password, isEncrypted } of mails)
  test(`e-mail goes to a real mail server with ${name}`, async (t) => {
    const house = await sampleHouse(t)
    const mail = await sampleMail(t, { ...CERTIFICATE, password: 'right' })
    const user = password === '' ? '' : 'ringwall'
    await house.receive({ kind: 'email', password }, mailbox(mail.port, { encryption, user }))
    await house.find(['it runs\r\nBcc: eve@evil.example', '你好'])
    await house.told.run()
    assert.deepEqual((await house.deliveries())[0]?.error, undefined)
    assert.equal(mail.letters.length, 1)
    const [letter] = mail.letters
    assert.deepEqual(
      [letter?.from, letter?.to, letter?.isEncrypted],
      ['ringwall@ops.example', ['a@ops.example', 'b@ops.example'], isEncrypted],
    )
    assert.deepEqual(mail.proofs, password === '' ? [] : [{ user: 'ringwall', password, isEncrypted: true }])
    const [head = ''] = letter?.text.split('\r\n\r\n') ?? []
    assert.match(head, /^Subject: \[Ringwall\] Findings: 2 new \(2 critical\)$/m)
    assert.match(head, /^Message-ID: <msg_[\w-]+@ops\.example>$/m)
    assert.doesNotMatch(head, /evil/)
  })

const failures = [
  { name: 'a wrong password', encryption: 'starttls', user: 'ringwall', ca: CERTIFICATE.cert, said: /535 not …/ },
  { name: 'a certificate nobody knows', encryption: 'starttls', user: '', ca: undefined, said: /self-signed/ },
  { name: 'TLS where there is none', encryption: 'tls', user: '', ca: CERTIFICATE.cert, said: /./ },
] as const
for (const { name, encryption, user, ca, said } of failures)
  test(`e-mail with ${name} is not sent, and says why`, async (t) => {
    const house = await sampleHouse(t, { ca })
    const mail = await sampleMail(t, { ...CERTIFICATE, password: 'right' })
    const receiver = await house.receive(
      { kind: 'email', password: 'wr0ng-one' },
      mailbox(mail.port, { encryption, user }),
    )
    const reply = await house.told.test(receiver)
    assert.equal(reply.isDelivered, false)
    assert.match(reply.said, said)
    assert.doesNotMatch(reply.said, /wr0ng/)
    assert.deepEqual(mail.letters, [])
  })

const addresses = [
  { host: '127.0.0.1', is: 'refused' },
  { host: 'localhost', is: 'refused' },
  { host: '10.1.2.3', is: 'refused' },
  { host: '169.254.169.254', is: 'refused' },
  { host: '[::1]', is: 'refused' },
  { host: '[::ffff:127.0.0.1]', is: 'refused' },
  { host: '[::ffff:7f00:1]', is: 'refused' },
  { host: '[fd00::1]', is: 'refused' },
  { host: '[fe80::1]', is: 'refused' },
  { host: '[64:ff9b::7f00:1]', is: 'refused' },
  { host: '[2002:7f00:1::]', is: 'refused' },
  { host: 'no-such-host.invalid', is: 'refused' },
  { host: '8.8.8.8', is: 'allowed' },
  { host: '[2606:4700::1111]', is: 'allowed' },
  { host: '10.9.8.7', is: 'allowed', ranges: ['10.9.0.0/16'] },
  { host: '10.8.8.7', is: 'refused', ranges: ['10.9.0.0/16'] },
  { host: '[fd00::1]', is: 'allowed', ranges: ['fd00::/8'] },
  { host: '127.0.0.1', is: 'allowed', ranges: ['127.0.0.1'] },
] as const
for (const { host, is, ...rest } of addresses)
  test(`${host} is ${is}${'ranges' in rest ? ` where ${rest.ranges} is allowed` : ''}`, async () => {
    assert.equal((await guardOf('ranges' in rest ? rest.ranges : [])(host)).kind, is)
  })

for (const text of ['', 'ten', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0/8', '::/129', '10.0.0.0/-1', 'example.com'])
  test(`"${text}" is no range`, () => assert.equal(parseRange(text), undefined))

test('nothing is sent to an address that is not allowed', async (t) => {
  const house = await sampleHouse(t, { ranges: [] })
  const hook = await sampleHook(t)
  for (const url of [
    hook.url,
    hook.url.replace('127.0.0.1', 'localhost'),
    hook.url.replace('127.0.0.1', '2130706433'),
  ]) {
    const receiver = await house.receive({ kind: 'slack', url }, { kind: 'slack', host: 'x' })
    const { isDelivered, said } = await house.told.test(receiver)
    assert.equal(isDelivered, false)
    assert.match(said, /^(localhost|127\.0\.0\.1) is (127\.0\.0\.1|::1), which is not public and not allowed$/)
  }
  assert.deepEqual(hook.got, [])
})

test('where an answer points to is not followed, and secrets of another key do not open', async (t) => {
  const house = await sampleHouse(t)
  const hook = await sampleHook(t)
  hook.answers.push({ status: 302, text: '', headers: { location: hook.url } })
  const receiver = await house.receive({ kind: 'slack', url: hook.url }, { kind: 'slack', host: 'x' })
  assert.deepEqual(await house.told.test(receiver), { isDelivered: false, said: '302', retryAfterMs: undefined })
  assert.equal(hook.got.length, 1)
  const moved = await house.told.test({ ...receiver, id: 'another' })
  assert.match(moved.said, /sealed by another key/)
})

const SECRET = `whsec_${randomBytes(32).toString('base64')}`

/** As the library of a receiver computes it. */
function signatureOf({ headers, body }: Got): string {
  const key = Buffer.from(SECRET.replace('whsec_', ''), 'base64')
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  return `v1,${createHmac('sha256', key).update(text).digest('base64')}`
}

function mailbox(
  port: number,
  more: { readonly encryption: 'tls' | 'starttls' | 'none'; readonly user: string },
): Destination {
  const to = ['a@ops.example', 'b@ops.example']
  return { kind: 'email', host: '127.0.0.1', port, from: 'ringwall@ops.example', to, ...more }
}

function guardOf(ranges: readonly string[]) {
  return addressGuard(ranges.map(parseRange).filter((range) => range !== undefined))
}

interface House {
  readonly state: State
  readonly clock: { now: number }
  readonly told: Notifier
  readonly logged: readonly string[]
  notifierOver(outbox: State['outbox']): Notifier
  receive(secrets: Secrets, destination: Destination): Promise<Receiver>
  /** Records a scan that finds this much, each title once. */
  find(titles: readonly string[]): Promise<void>
  deliveries(): ReturnType<State['outbox']['list']> extends Promise<infer P extends { deliveries: unknown }>
    ? Promise<P['deliveries']>
    : never
  /** Opens the store anew, as after a crash. */
  reopen(): Promise<void>
}

interface HouseOptions {
  readonly ranges?: readonly string[]
  readonly ca?: string | undefined
}

/** A notifier over a store in a folder of its own, with a clock that the test sets. */
async function sampleHouse(t: TestContext, options: HouseOptions = {}): Promise<House> {
  const { ranges = ['127.0.0.0/8'], ca = 'ca' in options ? undefined : CERTIFICATE.cert } = options
  const folder = mkdtempSync(join(tmpdir(), 'notify-'))
  const path = join(folder, 'state.db')
  const clock = { now: Date.UTC(2026, 0, 1) }
  const seal = createSecretKey(randomBytes(32))
  const logged: string[] = []
  let state = await openState({ path, now: 1 })
  t.after(async () => {
    await state.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const notifierOver = (outbox: State['outbox']): Notifier =>
    notifier({
      outbox,
      seal,
      guard: guardOf(ranges),
      ca: ca === undefined ? undefined : [ca],
      now: () => clock.now,
      origin: () => ORIGIN,
      log: pino({}, { write: (line: string) => void logged.push(line) }),
    })
  let told = notifierOver(state.outbox)
  return {
    get state() {
      return state
    },
    get told() {
      return told
    },
    clock,
    logged,
    notifierOver,
    async receive(secrets, destination) {
      const base = { tenant: TENANT, id: 'r', name: 'r', destination, isActive: true, perHour: 30, createdAt: 0 }
      const receiver = { ...base, secrets: told.seal(secrets, base) }
      await state.receivers.remove(TENANT, 'r')
      await state.receivers.add(receiver)
      const wants = { changes: ['new'], severity: 'low' } as const
      const subscription = { tenant: TENANT, id: 's', receiver: 'r', name: 's', wants, isActive: true, createdAt: 0 }
      await state.receivers.subscribe({ ...subscription, cadence: 'at_once' })
      return receiver
    },
    find: async (titles) => void (await state.findings.record(String(clock.now), scanOf(titles, clock.now), 'push')),
    deliveries: async () =>
      (await state.outbox.list({ tenant: TENANT, receiver: 'r', limit: 10, after: undefined })).deliveries,
    async reopen() {
      await state.close()
      state = await openState({ path, now: 1 })
      told = notifierOver(state.outbox)
    },
  }
}

function scanOf(titles: readonly string[], at: number): Scan {
  const scope = localScope()
  const start = { line: 1, column: 1 }
  const severity: Severity = 'critical'
  return {
    version: '0',
    scope,
    targets: ['shop'],
    startedAt: at,
    finishedAt: at,
    rules: new Map(),
    findings: titles.map((title, i) => ({
      class: 'compliance_finding',
      fingerprint: asFingerprint(`1:${i}`),
      rule: 'pss-privileged' as never,
      severity,
      title,
      time: at,
      asset: {
        kind: 'kubernetes',
        scope,
        target: 'shop',
        namespace: 'payments',
        resource: 'Deployment',
        name: 'api',
      },
      evidence: [
        {
          message: '',
          path: [],
          span: { file: 'a', start, end: start },
          excerpt: { firstLine: 1, lines: [] },
          edit: undefined,
        },
      ],
      remediation: '',
      coverage: [],
    })),
    excepted: [],
    exceptions: [],
    comparison: undefined,
    tallies: new Map(),
    coverage: { filesRead: 1, filesIgnored: 0, objectsJudged: 1, passedOver: {}, gaps: [], notGiven: [] },
    summaries: [],
  }
}

import { tenant as tenantOf } from '@ringwall/model'
import type { Kysely } from 'kysely'
import { printCursor } from './cursor.ts'
import { gather } from './gather.ts'
import type { MessageRow } from './notification-schema.ts'
import type { Delivery, DeliveryPage, DeliveryQuery, Message, OutboxStore, Settled } from './outbox-store.ts'
import { startOf } from './page.ts'
import { toReceiver } from './receivers.ts'
import type { StateSchema } from './schema.ts'
import { severityOf } from './severity.ts'

type Db = Kysely<StateSchema>

/** What is to be told, in a database that Kysely speaks to. */
export function outboxStore(db: Db): OutboxStore {
  return {
    gather: (now, mint) => gather(db, now, mint),
    due: (now, limit) => due(db, now, limit),
    settle: async ({ tenant, id }, outcome) =>
      void (await db
        .updateTable('messages')
        .set(({ eb }) => ({ ...settled(outcome), attempts: eb('attempts', '+', 1) }))
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .execute()),
    list: (query) => list(db, query),
  }
}

async function due(db: Db, now: number, limit: number): Promise<readonly Message[]> {
  const rows = await db
    .selectFrom('messages')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute()
  const messages: Message[] = []
  for (const row of rows) {
    const receiver = await db
      .selectFrom('receivers')
      .selectAll()
      .where('tenant', '=', row.tenant)
      .where('id', '=', row.receiver)
      .where('is_active', '=', 1)
      .executeTakeFirst()
    if (receiver !== undefined) messages.push({ ...(await said(db, row)), receiver: toReceiver(receiver) })
  }
  return messages
}

async function said(db: Db, row: MessageRow): Promise<Omit<Message, 'receiver'>> {
  const notices = db
    .selectFrom('notices')
    .where('tenant', '=', row.tenant)
    .where('receiver', '=', row.receiver)
    .where('message', '=', row.id)
  const counts = await notices
    .select(({ fn }) => ['change', 'severity', fn.sum<number>('count').as('count')])
    .groupBy(['change', 'severity'])
    .orderBy('severity', 'desc')
    .orderBy('change')
    .execute()
  const named = await notices
    .selectAll()
    .where('fingerprint', '!=', '')
    .orderBy('severity', 'desc')
    .orderBy('id')
    .limit(MAX_NAMED)
    .execute()
  return {
    tenant: tenantOf(row.tenant),
    id: row.id,
    cadence: row.cadence,
    madeAt: row.made_at,
    attempts: row.attempts,
    changes: row.changes,
    held: row.held,
    counts: counts.map(({ change, severity, count }) => ({
      change,
      severity: severityOf(severity),
      count: Number(count),
    })),
    notices: named.map(({ id: _, tenant: _tenant, receiver: _receiver, severity, ...notice }) => ({
      change: notice.change,
      severity: severityOf(severity),
      fingerprint: notice.fingerprint,
      rule: notice.rule,
      title: notice.title,
      cluster: notice.cluster,
      target: notice.target,
      namespace: notice.namespace,
      resource: notice.resource,
      name: notice.name,
      at: notice.at,
    })),
  }
}

function settled(outcome: Settled): Partial<MessageRow> {
  switch (outcome.state) {
    case 'delivered':
      return { state: outcome.state, settled_at: outcome.at, error: null }
    case 'waiting':
      return { due_at: outcome.dueAt, error: outcome.error }
    case 'failed':
      return { state: outcome.state, settled_at: outcome.at, error: outcome.error }
  }
}

async function list(db: Db, query: DeliveryQuery): Promise<DeliveryPage> {
  const cursor = startOf(query, ['number', 'string'])
  let select = db
    .selectFrom('messages')
    .selectAll()
    .where('tenant', '=', query.tenant)
    .where('receiver', '=', query.receiver)
  if (cursor !== undefined) {
    const [time, id] = [Number(cursor[0]), String(cursor[1])]
    select = select.where((where) =>
      where.or([where('made_at', '<', time), where.and([where('made_at', '=', time), where('id', '>', id)])]),
    )
  }
  const rows = await select
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .limit(query.limit + 1)
    .execute()
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const next = rows.length > query.limit && last !== undefined ? printCursor([last.made_at, last.id]) : undefined
  return { deliveries: page.map(delivery), next }
}

function delivery(row: MessageRow): Delivery {
  return {
    id: row.id,
    cadence: row.cadence,
    state: row.state,
    changes: row.changes,
    held: row.held,
    attempts: row.attempts,
    madeAt: row.made_at,
    dueAt: row.state === 'waiting' ? row.due_at : undefined,
    settledAt: row.settled_at ?? undefined,
    error: row.error ?? undefined,
  }
}

const MAX_NAMED = 50

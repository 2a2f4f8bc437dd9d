import type { Receiver, Subscription, View } from '../lib/api/types.ts'
import type { Answer, Answering } from './answers.ts'

/** Who is told of findings, and lists that people come back to. */
export const notifications: Readonly<Record<string, Answering>> = {
  'GET /receivers': (house, { now }) => ok({ receivers: house.amount === 'nothing' ? [] : receiversAt(now) }),
  'POST /receivers': () => ({ status: 201, body: { secret: 'whsec_fake_shown_once' } }),
  'PATCH /receivers/:id': () => ok({}),
  'DELETE /receivers/:id': () => ({ status: 204 }),
  'POST /receivers/:id/test': () => ok({ isDelivered: false, said: '404 no_team' }),
  'POST /receivers/:id/secret': () => ok({ secret: 'whsec_fake_shown_once' }),
  'GET /receivers/:id/deliveries': (_, { now }) => ok({ deliveries: receiversAt(now).map(({ latest }) => latest) }),
  'GET /views': (house) => ok({ views: house.amount === 'nothing' ? [] : VIEWS }),
  'POST /views': () => ({ status: 201, body: VIEWS[0] }),
  'PATCH /views/:id': () => ok(VIEWS[0]),
  'DELETE /views/:id': () => ({ status: 204 }),
  'POST /views/default': () => ({ status: 204 }),
  'GET /subscriptions': (_, { now }) => ok({ subscriptions: subscriptionsAt(now) }),
  'POST /subscriptions': () => ({ status: 201, body: {} }),
  'PATCH /subscriptions/:id': () => ok({}),
  'DELETE /subscriptions/:id': () => ({ status: 204 }),
}

function receiversAt(now: number): readonly Receiver[] {
  const base = { isActive: true, perHour: 30, createdAt: now - DAY }
  const told = { cadence: 'at_once', changes: 3, held: 0, attempts: 1, madeAt: now - 90_000 } as const
  return [
    {
      ...base,
      id: 'receiver-1',
      name: 'platform on call',
      destination: { kind: 'slack', host: 'hooks.slack.com' },
      latest: { ...told, id: 'msg_1', state: 'delivered', settledAt: now - 89_000 },
    },
    {
      ...base,
      id: 'receiver-2',
      name: 'ticket desk\u202e',
      isActive: false,
      destination: { kind: 'webhook', host: 'tickets.example' },
      latest: { ...told, id: 'msg_2', state: 'waiting', attempts: 4, held: 2, error: '503 upstream is away' },
    },
    {
      ...base,
      id: 'receiver-3',
      name: 'auditors',
      destination: { kind: 'email', host: 'mail.example', to: ['audit@ops.example', 'lena.marsh@ops.example'] },
      latest: { ...told, id: 'msg_3', state: 'failed', attempts: 8, error: '550 no such mailbox' },
    },
  ]
}

function subscriptionsAt(now: number): readonly Subscription[] {
  const base = { isActive: true, createdAt: now - DAY }
  return [
    {
      ...base,
      id: 'subscription-1',
      name: 'what is worst',
      receiver: 'receiver-1',
      wants: { changes: ['new', 'reopened'], severity: 'critical' },
      cadence: 'at_once',
    },
    {
      ...base,
      id: 'subscription-2',
      name: 'payments, every day',
      receiver: 'receiver-3',
      wants: { changes: ['new', 'reopened', 'resolved'], severity: 'low', namespaces: ['payments'] },
      cadence: 'daily',
    },
  ]
}

function ok(body: unknown): Answer {
  return { status: 200, body }
}

const VIEWS: readonly View[] = [
  {
    id: 'view-1',
    name: 'critical, not yet anybody’s',
    query: 'severity=critical&owner=',
    isShared: true,
    owner: 'lena.marsh',
    isOwn: true,
    isDefault: true,
  },
  {
    id: 'view-2',
    name: 'payments\u202e',
    query: 'namespace=payments',
    isShared: true,
    owner: 'zoë',
    isOwn: false,
    isDefault: false,
  },
]
const DAY = 86_400_000

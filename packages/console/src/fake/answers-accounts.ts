import type { Session, Token } from '../lib/api/types.ts'
import type { Answer, Answering } from './answers.ts'
import { ADMIN, type House } from './house.ts'

/** Sessions, tokens, users, the audit log. */
export const accounts: Readonly<Record<string, Answering>> = {
  'GET /session': (house) => ok(sessionOf(house)),
  'POST /session': (house, { body }) => {
    if (body['password'] === 'wrong') return { status: 401, body: { title: 'sign-in failed', status: 401 } }
    if (body['password'] === 'second' && body['code'] === undefined) {
      return { status: 401, body: { title: 'sign-in failed', status: 401, needsCode: true } }
    }
    house.principal = ADMIN
    return ok(sessionOf(house))
  },
  'DELETE /session': (house) => {
    house.principal = undefined
    return { status: 204 }
  },
  'POST /bootstrap': (house, { body }) => {
    if (body['token'] !== 'good') return { status: 401, body: { title: 'wrong token', status: 401 } }
    house.needsBootstrap = false
    house.principal = ADMIN
    return ok(sessionOf(house))
  },
  'GET /audit/verification': (house) => ok({ kind: 'intact', entries: house.audit.length }),
  'POST /me/second-factor': () =>
    ok({
      secret: 'JBSWY3DPEHPK3PXP',
      address: 'otpauth://totp/Ringwall:lena.marsh?secret=JBSWY3DPEHPK3PXP',
      sealed: 'sealed',
    }),
  'POST /me/second-factor/confirmation': () =>
    ok({ recoveryCodes: ['aaaa-bbbb', 'cccc-dddd', 'eeee-ffff', 'gggg-hhhh'] }),
  'POST /me/second-factor/removal': () => ({ status: 204 }),
  'GET /audit': (house) => ok({ entries: house.audit }),
  'GET /tokens': (house) => ok({ tokens: house.tokens }),
  'POST /tokens': (house, { body, now }) => {
    const token: Token = {
      id: `token-${house.tokens.length + 1}`,
      name: String(body['name']),
      prefix: 'rw_fake',
      permissions: body['permissions'] as readonly string[],
      createdAt: now,
      expiresAt: now + Number(body['expiresInDays']) * DAY,
    }
    house.tokens = [token, ...house.tokens]
    return { status: 201, body: { ...token, token: 'rw_fake_shown_once' } }
  },
  'DELETE /tokens/:id': (house, { params }) => {
    house.tokens = house.tokens.filter(({ id }) => id !== params['id'])
    return { status: 204 }
  },
  'GET /users': (house) => ok({ users: house.users }),
  'POST /users': (house, { body, now }) => {
    const user = {
      id: `user-${house.users.length + 1}`,
      name: String(body['name']),
      role: String(body['role']),
      createdAt: now,
      mustChangePassword: true,
      hasTotp: false,
    }
    house.users = [...house.users, user]
    return { status: 201, body: user }
  },
  'PATCH /users/:id': (house, { params, body }) => {
    house.users = house.users.map((user) =>
      user.id === params['id'] && typeof body['role'] === 'string' ? { ...user, role: body['role'] } : user,
    )
    return ok(house.users.find(({ id }) => id === params['id']))
  },
  'POST /users/:id/sign-out': () => ({ status: 204 }),
  'GET /me/sessions': (_, { now }) =>
    ok({
      sessions: [
        {
          id: 'session-1',
          createdAt: now - 3_600_000,
          lastSeenAt: now,
          userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0',
          isThis: true,
        },
        {
          id: 'session-2',
          createdAt: now - 3 * DAY,
          lastSeenAt: now - DAY,
          userAgent: 'Mozilla/5.0 (Macintosh) Safari/605.1.15',
          isThis: false,
        },
      ],
    }),
  'DELETE /me/sessions/:id': () => ({ status: 204 }),
  'POST /me/password': (_, { body }) =>
    body['current'] === 'wrong'
      ? { status: 400, body: { title: 'wrong password', status: 400, detail: 'the password now is not right' } }
      : { status: 204 },
}

function sessionOf({ principal, needsBootstrap }: House): Session {
  return { version: '0.1.0', needsBootstrap, ...(principal === undefined ? {} : { principal }) }
}

function ok(body: unknown): Answer {
  return { status: 200, body }
}

const DAY = 86_400_000

import { randomUUID } from 'node:crypto'
import { asFingerprint } from '@ringwall/model'
import Type from 'typebox'
import { announceFindings } from '../announce.ts'
import { type ApiContext, scopeOf } from '../context.ts'
import { personOf } from '../person.ts'
import { notFound, Problem } from '../problem.ts'
import { created, ok, principalOf, type Route, route } from '../route.ts'
import {
  DecisionBody,
  ExceptionBody,
  ExceptionListBody,
  ExceptionListQuery,
  ExceptionRequestBody,
  ExceptionsBody,
} from '../schema/exception.ts'

export function exceptionRoutes(context: ApiContext): readonly Route[] {
  const { state, identity, now, settings } = context
  return [
    route({
      id: 'exceptions.list',
      method: 'GET',
      path: '/api/v1/exceptions',
      summary: 'Accepted risks, the newest first',
      permission: 'findings:read',
      query: ExceptionListQuery,
      answers: { 200: ExceptionListBody },
      handle: async (call) => {
        const { state: states, fingerprint, limit = 50, after } = call.query
        const wanted = fingerprint === undefined ? undefined : asFingerprint(fingerprint)
        const scope = scopeOf(principalOf(call))
        return ok(await state.exceptions.list({ scope, states, fingerprint: wanted, limit, after }))
      },
    }),
    route({
      id: 'exceptions.request',
      method: 'POST',
      path: '/api/v1/exceptions',
      summary: 'Accept the risk of findings, or ask somebody else to',
      permission: 'exceptions:write',
      body: ExceptionRequestBody,
      answers: { 201: ExceptionsBody },
      audited: true,
      handle: async (call) => {
        const principal = principalOf(call)
        const scope = scopeOf(principal)
        const { fingerprints, reason, owner, expires } = call.body
        const exceptions = await state.exceptions.request(scope, {
          fingerprints: fingerprints.map(asFingerprint),
          reason: reason.trim(),
          owner: owner.trim(),
          expires: expiry(expires, now()),
          by: await personOf(identity, principal),
          at: now(),
          isApproved: !settings.needsSecondPerson,
          id: () => randomUUID(),
        })
        announceFindings(context, principal.tenant)
        return created(
          { exceptions },
          exceptions
            .map(({ id }) => id)
            .join(' ')
            .slice(0, 512),
        )
      },
    }),
    route({
      id: 'exceptions.decide',
      method: 'POST',
      path: '/api/v1/exceptions/:id/decision',
      summary: 'Approve, refuse or revoke an exception',
      permission: 'exceptions:approve',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      body: DecisionBody,
      answers: { 200: ExceptionBody },
      audited: true,
      handle: async (call) => {
        const principal = principalOf(call)
        const scope = scopeOf(principal)
        const { id } = call.params
        const { to } = call.body
        const exception = await state.exceptions.find(scope, id)
        if (exception === undefined) throw notFound(`exception ${id}`)
        const by = await personOf(identity, principal)
        if (to === 'approved' && exception.requestedBy === by)
          throw new Problem(403, 'not by the same person', { detail: 'another person must approve what you asked for' })
        const decided = await state.exceptions.decide(scope, { id, to, by, at: now() })
        announceFindings(context, principal.tenant)
        return { ...ok(decided), object: id }
      },
    }),
  ]
}

/** A day that exists and is not over yet, at most two years away. */
function expiry(text: string, now: number): string {
  const day = Date.parse(`${text}T00:00:00Z`)
  const exists = !Number.isNaN(day) && new Date(day).toISOString().startsWith(text)
  if (!exists) throw wrong(`is "${text}", which is no day`)
  if (day + DAY_MS <= now) throw wrong(`is ${text}, which is over`)
  if (day > now + MAX_DAYS * DAY_MS) throw wrong(`is ${text}, more than two years away: nobody looks at it again`)
  return text
}

function wrong(message: string): Problem {
  return new Problem(400, 'invalid request', { detail: `expires ${message}`, more: { field: 'expires' } })
}

const DAY_MS = 24 * 60 * 60_000
const MAX_DAYS = 731

import type { ApiContext } from '../context.ts'
import { ok, principalOf, type Route, route } from '../route.ts'
import { AuditListBody, AuditListQuery, AuditVerdictBody } from '../schema/audit.ts'

/** What was done, and the proof that it is all there. */
export function auditRoutes({ identity }: ApiContext): readonly Route[] {
  return [
    route({
      id: 'audit.list',
      method: 'GET',
      path: '/api/v1/audit',
      summary: 'What was done and what was refused, newest first',
      permission: 'audit:read',
      query: AuditListQuery,
      answers: { 200: AuditListBody },
      handle: async (call) => {
        const { tenant } = principalOf(call)
        const { limit = 50, before, actor, action } = call.query
        const filter = { ...(actor === undefined ? {} : { actor }), ...(action === undefined ? {} : { action }) }
        return ok(await identity.auditLog({ tenant, limit, before, ...filter }))
      },
    }),
    route({
      id: 'audit.verify',
      method: 'GET',
      path: '/api/v1/audit/verification',
      summary: 'Whether every entry is as it was written; reads them all',
      permission: 'audit:read',
      answers: { 200: AuditVerdictBody },
      handle: async (call) => ok(await identity.verifyAudit(principalOf(call).tenant)),
    }),
  ]
}

import { readScan } from '@ringwall/formats/json'
import Type from 'typebox'
import { type ApiContext, scopeOf } from '../context.ts'
import { keepScan } from '../keep-scan.ts'
import { notFound, Problem } from '../problem.ts'
import { created, ok, principalOf, type Route, route } from '../route.ts'
import { RecordedBody, ScanDetailBody, ScanListBody, ScanListQuery, ScanReportBody } from '../schema/scan.ts'

export function scanRoutes(context: ApiContext): readonly Route[] {
  const { state } = context
  return [
    route({
      id: 'scans.list',
      method: 'GET',
      path: '/api/v1/scans',
      summary: 'Scans, the newest first',
      permission: 'scans:read',
      query: ScanListQuery,
      answers: { 200: ScanListBody },
      handle: async (call) => {
        const { limit = 50, after } = call.query
        return ok(await state.scans.list({ scope: scopeOf(principalOf(call)), limit, after }))
      },
    }),
    route({
      id: 'scans.read',
      method: 'GET',
      path: '/api/v1/scans/:id',
      summary: 'A scan, with what it did not see',
      permission: 'scans:read',
      params: Type.Object({ id: Type.String({ maxLength: 128 }) }),
      answers: { 200: ScanDetailBody },
      handle: async (call) => {
        const scan = await state.scans.find(scopeOf(principalOf(call)), call.params.id)
        if (scan === undefined) throw notFound(`scan ${call.params.id}`)
        return ok(scan)
      },
    }),
    route({
      id: 'scans.push',
      method: 'POST',
      path: '/api/v1/scans',
      summary: 'Keep a JSON report of `ringwall scan`; the same one again changes nothing',
      permission: 'scans:write',
      body: ScanReportBody,
      maxBodyBytes: 128 * 1024 * 1024,
      answers: { 201: RecordedBody, 200: RecordedBody },
      audited: true,
      handle: async (call) => {
        const principal = principalOf(call)
        const read = readScan(call.body, scopeOf(principal))
        if (!read.ok)
          throw new Problem(400, 'no report that can be read', {
            detail: read.error.message,
            more: { field: read.error.field },
          })
        const { id, outcome } = await keepScan(context, read.value, 'push')
        return created({ id, outcome }, id)
      },
    }),
  ]
}

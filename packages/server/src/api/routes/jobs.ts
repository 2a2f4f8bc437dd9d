import type { KeptJob } from '@ringwall/store/state'
import Type from 'typebox'
import { announceFindings } from '../announce.ts'
import { type ApiContext, scopeOf } from '../context.ts'
import { personOf } from '../person.ts'
import { notFound, Problem } from '../problem.ts'
import { created, ok, principalOf, type Route, route } from '../route.ts'
import { JobBody, JobListBody, JobListQuery, JobRequestBody, RemovedBody, TargetListBody } from '../schema/job.ts'

export function jobRoutes(context: ApiContext): readonly Route[] {
  const { state, identity, jobs, settings } = context
  const view = (job: KeptJob) => {
    const progress = jobs.progressOf(job.id)
    return progress === undefined ? job : { ...job, progress }
  }
  return [
    route({
      id: 'jobs.list',
      method: 'GET',
      path: '/api/v1/jobs',
      summary: 'Jobs of the server, the newest first',
      permission: 'scans:read',
      query: JobListQuery,
      answers: { 200: JobListBody },
      handle: async (call) => {
        const { limit = 50, after } = call.query
        const page = await state.jobs.list({ scope: scopeOf(principalOf(call)), limit, after })
        return ok({ ...page, jobs: page.jobs.map(view) })
      },
    }),
    route({
      id: 'jobs.start',
      method: 'POST',
      path: '/api/v1/jobs',
      summary: 'Scan a target that the server may reach',
      permission: 'jobs:write',
      body: JobRequestBody,
      answers: { 201: JobBody },
      audited: true,
      handle: async (call) => {
        const principal = principalOf(call)
        const target = settings.targets.find(({ id }) => id === call.body.target)
        if (target === undefined)
          throw new Problem(400, 'invalid request', {
            detail: `target is "${call.body.target}", which the server was not told to scan`,
            more: { field: 'target' },
          })
        const wish = { path: target.path, target: target.id, requestedBy: await personOf(identity, principal) }
        const job = await jobs.start(scopeOf(principal), wish)
        return created(job, job.id)
      },
    }),
    route({
      id: 'jobs.cancel',
      method: 'DELETE',
      path: '/api/v1/jobs/:id',
      summary: 'Stop a job that is not over',
      permission: 'jobs:write',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
      answers: { 200: JobBody },
      audited: true,
      handle: async (call) => {
        const scope = scopeOf(principalOf(call))
        const { id } = call.params
        const job = await jobs.cancel(scope, id)
        if (job !== undefined) return { ...ok(job), object: id }
        if ((await state.jobs.find(scope, id)) === undefined) throw notFound(`job ${id}`)
        throw new Problem(409, 'conflict', { detail: `job ${id} is over` })
      },
    }),
    route({
      id: 'targets.list',
      method: 'GET',
      path: '/api/v1/targets',
      summary: 'What the server scans, and what was sent to it',
      permission: 'scans:read',
      answers: { 200: TargetListBody },
      handle: async (call) => {
        const latest = await state.scans.latest(scopeOf(principalOf(call)))
        const lastOf = (id: string) => latest.find(({ targets }) => targets.includes(id))
        const own = settings.targets.map(({ id, path, isExample }) => ({ id, path, isExample, lastScan: lastOf(id) }))
        const known = new Set(own.map(({ id }) => id))
        const sent = [...new Set(latest.flatMap(({ targets }) => targets))]
          .filter((id) => !known.has(id))
          .map((id) => ({ id, isExample: false, lastScan: lastOf(id) }))
        return ok({ targets: [...own, ...sent] })
      },
    }),
    route({
      id: 'targets.forget',
      method: 'DELETE',
      path: '/api/v1/targets/:id',
      summary: 'Remove all that is known of a target',
      permission: 'settings:admin',
      params: Type.Object({ id: Type.String({ maxLength: 512 }) }),
      answers: { 200: RemovedBody },
      audited: true,
      handle: async (call) => {
        const principal = principalOf(call)
        const removed = await state.findings.forget(scopeOf(principal), call.params.id)
        announceFindings(context, principal.tenant)
        return { ...ok({ removed }), object: call.params.id }
      },
    }),
  ]
}

import { randomUUID } from 'node:crypto'
import type { SeenView, Viewer } from '@ringwall/store/state'
import Type from 'typebox'
import { userOf } from '../caller.ts'
import type { ApiContext } from '../context.ts'
import { notFound, Problem } from '../problem.ts'
import { type Call, created, done, ok, type Route, route } from '../route.ts'
import { ViewBody, ViewChangeBody, ViewDefaultBody, ViewListBody, ViewRequestBody } from '../schema/view.ts'
import { viewQuery } from '../view-query.ts'

const Identified = Type.Object({ id: Type.String({ maxLength: 64 }) })

/** Lists of findings that people come back to. */
export function viewRoutes({ state, now }: ApiContext): readonly Route[] {
  const { views } = state
  const seen = async (of: Viewer, id: string): Promise<SeenView> => {
    const view = (await views.list(of)).find((each) => each.id === id)
    if (view === undefined) throw notFound(`view ${id}`)
    return view
  }
  return [
    route({
      id: 'views.list',
      method: 'GET',
      path: '/api/v1/views',
      summary: 'Saved lists of findings: one’s own and those that are shared',
      permission: 'findings:read',
      answers: { 200: ViewListBody },
      handle: async (call) => ok({ views: (await views.list(viewerOf(call))).map(printed) }),
    }),
    route({
      id: 'views.create',
      method: 'POST',
      path: '/api/v1/views',
      summary: 'Save a list of findings under a name',
      permission: 'findings:read',
      body: ViewRequestBody,
      answers: { 201: ViewBody },
      audited: true,
      handle: async (call) => {
        const { name, query, isShared = false } = call.body
        const of = viewerOf(call)
        if (isShared) demandSharing(call)
        const { tenant, userId: owner } = of
        const view = { tenant, id: randomUUID(), owner, name: name.trim(), query: viewQuery(query), isShared }
        await views.add({ ...view, createdAt: now() })
        return created(printed(await seen(of, view.id)), view.id)
      },
    }),
    route({
      id: 'views.change',
      method: 'PATCH',
      path: '/api/v1/views/:id',
      summary: 'Change a view of one’s own: its name, its filters, whether it is shared',
      permission: 'findings:read',
      params: Identified,
      body: ViewChangeBody,
      answers: { 200: ViewBody },
      audited: true,
      handle: async (call) => {
        const { id } = call.params
        const { name, query, isShared } = call.body
        const of = viewerOf(call)
        const view = await seen(of, id)
        if (!view.isOwn) throw new Problem(403, 'not allowed', { detail: `view ${id} is another person’s` })
        if (isShared === true || view.isShared) demandSharing(call)
        await views.change(of, id, {
          ...(name === undefined ? {} : { name: name.trim() }),
          ...(query === undefined ? {} : { query: viewQuery(query) }),
          ...(isShared === undefined ? {} : { isShared }),
        })
        return { ...ok(printed(await seen(of, id))), object: id }
      },
    }),
    route({
      id: 'views.remove',
      method: 'DELETE',
      path: '/api/v1/views/:id',
      summary: 'Remove a view of one’s own, or for who administers settings a shared one',
      permission: 'findings:read',
      params: Identified,
      answers: { 204: undefined },
      audited: true,
      handle: async (call) => {
        const { id } = call.params
        const of = viewerOf(call)
        const mayAll = userOf(call).permissions.has('settings:admin')
        if (await views.remove(of, id)) return done(id)
        if (mayAll && (await views.removeShared(of.tenant, id))) return done(id)
        throw notFound(`view ${id} of yours`)
      },
    }),
    route({
      id: 'views.begin',
      method: 'POST',
      path: '/api/v1/views/default',
      summary: 'Begin with a view, or with all that is open where none is named',
      permission: 'findings:read',
      body: ViewDefaultBody,
      answers: { 204: undefined },
      handle: async (call) => {
        const { view } = call.body
        if (!(await views.begin(viewerOf(call), view))) throw notFound(`view ${view}`)
        return done(view)
      },
    }),
  ]
}

type AnyCall = Pick<Call<unknown, unknown, unknown>, 'principal' | 'address' | 'headers'>

function viewerOf(call: AnyCall): Viewer {
  const { tenant, id: userId } = userOf(call)
  return { tenant, userId }
}

/** What all see is written by those who work on findings. */
function demandSharing(call: AnyCall): void {
  if (!userOf(call).permissions.has('findings:write'))
    throw new Problem(403, 'not allowed', {
      detail: 'a view that is shared needs findings:write',
      more: { permission: 'findings:write' },
    })
}

function printed({ id, name, query, isShared, ownerName: owner, isOwn, isDefault }: SeenView) {
  return { id, name, query, isShared, owner, isOwn, isDefault }
}

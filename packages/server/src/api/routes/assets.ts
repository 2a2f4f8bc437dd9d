import Type from 'typebox'
import { type ApiContext, scopeOf } from '../context.ts'
import { notFound } from '../problem.ts'
import { ok, principalOf, type Route, route } from '../route.ts'
import { AssetDetailBody, AssetListBody, AssetListQuery } from '../schema/asset.ts'

export function assetRoutes({ state }: ApiContext): readonly Route[] {
  return [
    route({
      id: 'assets.list',
      method: 'GET',
      path: '/api/v1/assets',
      summary: 'Assets, those with the worst open findings first',
      permission: 'findings:read',
      query: AssetListQuery,
      answers: { 200: AssetListBody },
      handle: async (call) => {
        const { target, namespace, resource, q, limit = 50, after } = call.query
        const text = q === undefined || q.trim() === '' ? undefined : q.trim()
        const where = { targets: target, namespaces: namespace, resources: resource, text }
        return ok(await state.assets.list({ scope: scopeOf(principalOf(call)), where, limit, after }))
      },
    }),
    route({
      id: 'assets.read',
      method: 'GET',
      path: '/api/v1/assets/:key',
      summary: 'An asset with its open findings, at most 200',
      permission: 'findings:read',
      params: Type.Object({ key: Type.String({ maxLength: 2048 }) }),
      answers: { 200: AssetDetailBody },
      handle: async (call) => {
        const scope = scopeOf(principalOf(call))
        const { key } = call.params
        const asset = await state.assets.find(scope, key)
        if (asset === undefined) throw notFound(`asset ${key}`)
        const where = { states: ['open'], assets: [key] } as const
        const { findings } = await state.findings.list({
          scope,
          where,
          order: 'severity',
          limit: 200,
          after: undefined,
        })
        return ok({ ...asset, findings })
      },
    }),
  ]
}

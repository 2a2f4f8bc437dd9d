import Type from 'typebox'
import type { Principal } from '../../lib/identity/index.ts'
import { type ApiContext, scopeOf } from '../context.ts'
import { notFound } from '../problem.ts'
import { ok, principalOf, type Route, route } from '../route.ts'
import { ruleDetail, ruleSummary } from '../rule-view.ts'
import { RuleBody, RuleListBody, RuleListQuery } from '../schema/rule.ts'

export function ruleRoutes({ state, rules }: ApiContext): readonly Route[] {
  const openOf = async (principal: Principal): Promise<Readonly<Record<string, number>>> => {
    const { byRule } = await state.findings.facets({
      scope: scopeOf(principal),
      where: { states: ['open'] },
      by: ['rule'],
    })
    return byRule
  }
  return [
    route({
      id: 'rules.list',
      method: 'GET',
      path: '/api/v1/rules',
      summary: 'Every rule',
      permission: 'rules:read',
      query: RuleListQuery,
      answers: { 200: RuleListBody },
      handle: async (call) => {
        const open = await openOf(principalOf(call))
        const locale = call.query.lang === 'zh-Hans' ? 'zh-Hans' : undefined
        return ok({ rules: rules.map((rule) => ruleSummary(rule, open[rule.id] ?? 0, locale)) })
      },
    }),
    route({
      id: 'rules.read',
      method: 'GET',
      path: '/api/v1/rules/:id',
      summary: 'A rule, whole',
      permission: 'rules:read',
      params: Type.Object({ id: Type.String({ maxLength: 128 }) }),
      answers: { 200: RuleBody },
      handle: async (call) => {
        const rule = rules.find(({ id }) => id === call.params.id)
        if (rule === undefined) throw notFound(`rule ${call.params.id}`)
        const open = await openOf(principalOf(call))
        return ok(ruleDetail(rule, open[rule.id] ?? 0))
      },
    }),
  ]
}

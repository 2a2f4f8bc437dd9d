import { Readable } from 'node:stream'
import { asFingerprint, type Fingerprint, type RuleId, type Scope } from '@ringwall/model'
import type { FindingFilter, FindingState } from '@ringwall/store/state'
import Type, { type Static } from 'typebox'
import { announceFindings } from '../announce.ts'
import { type ApiContext, scopeOf } from '../context.ts'
import { findingRows } from '../csv.ts'
import { notFound } from '../problem.ts'
import { ok, principalOf, type Route, route } from '../route.ts'
import { ruleDetail, unknownRule } from '../rule-view.ts'
import {
  AssignBody,
  ChangedBody,
  FacetsBody,
  FindingDetailBody,
  FindingFilterQuery,
  FindingListBody,
  FindingListQuery,
} from '../schema/finding.ts'

const Fingerprinted = Type.Object({ fingerprint: Type.String({ maxLength: 128 }) })

export function findingRoutes(context: ApiContext): readonly Route[] {
  const { state } = context
  return [
    route({
      id: 'findings.list',
      method: 'GET',
      path: '/api/v1/findings',
      summary: 'Findings, worst first or latest first',
      permission: 'findings:read',
      query: FindingListQuery,
      answers: { 200: FindingListBody },
      handle: async (call) => {
        const { order = 'severity', limit = 50, after } = call.query
        const where = filterOf(call.query)
        return ok(await state.findings.list({ scope: scopeOf(principalOf(call)), where, order, limit, after }))
      },
    }),
    route({
      id: 'findings.facets',
      method: 'GET',
      path: '/api/v1/findings/facets',
      summary: 'How many findings there are by each value',
      permission: 'findings:read',
      query: FindingFilterQuery,
      answers: { 200: FacetsBody },
      handle: async (call) =>
        ok(await state.findings.facets({ scope: scopeOf(principalOf(call)), where: filterOf(call.query) })),
    }),
    route({
      id: 'findings.export',
      method: 'GET',
      path: '/api/v1/findings.csv',
      summary: 'Findings as CSV, at most 100,000',
      permission: 'findings:read',
      query: FindingFilterQuery,
      answers: { 200: undefined },
      audited: true,
      handle: async (call) => {
        const scope = scopeOf(principalOf(call))
        const from = Readable.from(findingRows(state.findings, { scope, where: filterOf(call.query) }))
        const headers = { 'content-disposition': 'attachment; filename="findings.csv"' }
        return { status: 200, stream: { type: 'text/csv; charset=utf-8; header=present', from }, headers }
      },
    }),
    route({
      id: 'findings.read',
      method: 'GET',
      path: '/api/v1/findings/:fingerprint',
      summary: 'A finding with its places, its rule and its exceptions',
      permission: 'findings:read',
      params: Fingerprinted,
      answers: { 200: FindingDetailBody },
      handle: async (call) =>
        ok(await detail(context, scopeOf(principalOf(call)), asFingerprint(call.params.fingerprint))),
    }),
    route({
      id: 'findings.assign',
      method: 'POST',
      path: '/api/v1/findings/assign',
      summary: 'Say who works on findings',
      permission: 'findings:write',
      body: AssignBody,
      answers: { 200: ChangedBody },
      audited: true,
      handle: async (call) => {
        const { fingerprints, owner } = call.body
        const scope = scopeOf(principalOf(call))
        const changed = await state.findings.assign(scope, fingerprints.map(asFingerprint), owner.trim())
        announceFindings(context, scope.tenant)
        return { ...ok({ changed }), object: fingerprints.join(' ').slice(0, 512) }
      },
    }),
  ]
}

type Filter = Static<typeof FindingFilterQuery>

/** Only what is open, unless another state is asked for. */
function filterOf({
  state,
  severity,
  rule,
  target,
  namespace,
  resource,
  asset,
  owner,
  fixable,
  q,
}: Filter): FindingFilter {
  return {
    states: state?.includes('all') ? undefined : ((state ?? ['open']) as readonly FindingState[]),
    severities: severity,
    // Whatever the text, it is only compared.
    rules: rule as readonly RuleId[] | undefined,
    targets: target,
    namespaces: namespace,
    resources: resource,
    assets: asset,
    owners: owner,
    isFixable: fixable,
    text: q === undefined || q.trim() === '' ? undefined : q.trim(),
  }
}

async function detail({ state, rules }: ApiContext, scope: Scope, fingerprint: Fingerprint) {
  const finding = await state.findings.find(scope, fingerprint)
  if (finding === undefined) throw notFound(`finding ${fingerprint}`)
  const { exceptions } = await state.exceptions.list({ scope, fingerprint, limit: 50, after: undefined })
  const rule = rules.find(({ id }) => id === finding.rule)
  const { byRule } = await state.findings.facets({
    scope,
    where: { states: ['open'], rules: [finding.rule] },
    by: ['rule'],
  })
  return {
    ...finding,
    ruleId: finding.rule,
    rule:
      rule === undefined
        ? unknownRule(finding.rule, finding.title, finding.remediation)
        : ruleDetail(rule, byRule[finding.rule] ?? 0),
    exceptions,
  }
}

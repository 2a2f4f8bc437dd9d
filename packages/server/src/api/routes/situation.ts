import type { Rule, Scope } from '@ringwall/model'
import { SEVERITIES } from '@ringwall/model'
import type { Facets, ScanDetail } from '@ringwall/store/state'
import { type ApiContext, scopeOf } from '../context.ts'
import { ok, principalOf, type Route, route } from '../route.ts'
import { ruleSummary } from '../rule-view.ts'
import { SituationBody } from '../schema/situation.ts'

export function situationRoutes(context: ApiContext): readonly Route[] {
  return [
    route({
      id: 'situation.read',
      method: 'GET',
      path: '/api/v1/situation',
      summary: 'Are we all right, what changed, what to do first, what do we not see',
      permission: 'findings:read',
      answers: { 200: SituationBody },
      handle: async (call) => ok(await situation(context, scopeOf(principalOf(call)))),
    }),
  ]
}

async function situation({ state, rules, now }: ApiContext, scope: Scope) {
  const at = now()
  const since = at - DAY_MS
  const [open, latest, changes, trend, waiting] = [
    await state.findings.facets({ scope, where: { states: ['open'] }, by: ['severity', 'rule'] }),
    await state.scans.latest(scope),
    await state.findings.changes(scope, since),
    await state.findings.trend(scope, at - 30 * DAY_MS, 60),
    await state.exceptions.list({ scope, states: ['requested'], limit: 500, after: undefined }),
  ]
  return {
    at,
    bySeverity: open.bySeverity,
    sectors: SECTORS.map((id) => (id === 'manifests' ? manifests(latest, open) : notConnected(id))),
    changes: { since, ...changes },
    trend,
    doFirst: await doFirst({ state, rules }, scope, open),
    latest: latest.slice(0, 10),
    // The newest come first: the last was not looked at for longest.
    ...(latest.length === 0 ? {} : { oldest: latest.at(-1) }),
    targetCount: new Set(latest.flatMap(({ targets }) => targets)).size,
    incomplete: latest
      .filter(({ isComplete }) => !isComplete)
      .map(({ targets, gapCount, startedAt }) => ({ target: targets.join(', '), gaps: gapCount, at: startedAt })),
    waiting: { exceptions: waiting.exceptions.length },
  }
}

/** How much of what was given was judged: the judgments that could be made, of all that there were to make. */
function manifests(latest: readonly ScanDetail[], { bySeverity, total }: Facets) {
  let judged = 0
  let asked = 0
  for (const { tallies } of latest)
    for (const [pass, fail, notEvaluated] of Object.values(tallies)) {
      judged += (pass ?? 0) + (fail ?? 0)
      asked += (pass ?? 0) + (fail ?? 0) + (notEvaluated ?? 0)
    }
  const files = latest.reduce((sum, { filesRead }) => sum + filesRead, 0)
  const gaps = latest.reduce((sum, { gapCount }) => sum + gapCount, 0)
  const read = files === 0 ? 0 : files / (files + gaps)
  const worst = SEVERITIES.findLast((severity) => (bySeverity[severity] ?? 0) > 0)
  return {
    id: 'manifests',
    isConnected: latest.length > 0,
    watched: asked === 0 ? 0 : read * (judged / asked),
    detail: `${judged} of ${asked} judgments made, ${gaps} gaps`,
    ...(worst === undefined ? {} : { worst }),
    open: total,
  }
}

function notConnected(id: string) {
  return { id, isConnected: false, watched: 0, detail: '', open: 0 }
}

/** Rules whose findings weigh most, those with a known fix before others of the same weight. */
async function doFirst({ state, rules }: Pick<ApiContext, 'state' | 'rules'>, scope: Scope, { byRule }: Facets) {
  const ranked = rules
    .flatMap((rule) => (byRule[rule.id] === undefined ? [] : [{ rule, findings: byRule[rule.id] ?? 0 }]))
    .sort((a, b) => weight(b) - weight(a) || (a.rule.id < b.rule.id ? -1 : 1))
    .slice(0, 5)
  return await Promise.all(
    ranked.map(async ({ rule, findings }) => ({
      rule: ruleSummary(rule, findings),
      findings,
      assets: isOncePerAsset(rule) ? findings : await state.findings.assetsOf(scope, rule.id),
      isFixable: rule.fix !== undefined,
    })),
  )
}

/** A check finds a thing in an object once: the two are its fingerprint. An image may have a hundred vulnerabilities. */
function isOncePerAsset({ classes }: Rule): boolean {
  return classes.every((each) => each === 'kubernetes_resource')
}

function weight({ rule, findings }: { readonly rule: Rule; readonly findings: number }): number {
  const severity = SEVERITIES.indexOf(rule.severity)
  return 10 ** severity * Math.log2(1 + findings) * (rule.fix === undefined ? 1 : 1.2)
}

const SECTORS = ['manifests', 'images', 'admission', 'runtime', 'network', 'apis', 'identity', 'audit'] as const
const DAY_MS = 24 * 60 * 60_000

import { assess, frameworkFrom, frameworks, namedRules } from '@ringwall/engines/compliance'
import type { AssessedControl, Assessment, Framework, Rule, RuleId, Scope } from '@ringwall/model'
import Type from 'typebox'
import { assessable } from '../assessable.ts'
import { type ApiContext, scopeOf } from '../context.ts'
import { notFound } from '../problem.ts'
import { ok, principalOf, type Route, route } from '../route.ts'
import { FrameworkDetailBody, FrameworkListBody } from '../schema/compliance.ts'

export function complianceRoutes(context: ApiContext): readonly Route[] {
  return [
    route({
      id: 'compliance.list',
      method: 'GET',
      path: '/api/v1/compliance',
      summary: 'Frameworks, and how their controls came out by the newest scan of every target',
      permission: 'compliance:read',
      answers: { 200: FrameworkListBody },
      handle: async (call) => {
        const scope = scopeOf(principalOf(call))
        const all = await Promise.all(Object.values(frameworks).map(async (load) => frameworkFrom(await load())))
        const assessments = []
        for (const framework of all) assessments.push(await assessed(context, scope, framework))
        return ok({ frameworks: assessments.map(summary) })
      },
    }),
    route({
      id: 'compliance.read',
      method: 'GET',
      path: '/api/v1/compliance/:id',
      summary: 'A framework, control by control, with what no check decides',
      permission: 'compliance:read',
      params: Type.Object({ id: Type.String({ maxLength: 128 }) }),
      answers: { 200: FrameworkDetailBody },
      handle: async (call) => {
        const scope = scopeOf(principalOf(call))
        const load = Object.entries(frameworks).find(([id]) => id === call.params.id)?.[1]
        if (load === undefined) throw notFound(`framework ${call.params.id}`)
        const { byRule } = await context.state.findings.facets({ scope, where: { states: ['open'] }, by: ['rule'] })
        return ok(detail(await assessed(context, scope, frameworkFrom(await load())), byRule))
      },
    }),
  ]
}

async function assessed({ state, rules }: ApiContext, scope: Scope, framework: Framework): Promise<Assessment> {
  const saying = [...namedRules(framework, rules).values()]
    .flat()
    .filter(({ says }) => says.length > 0)
    .map(({ rule }) => rule)
  const scan = await assessable(state, scope, { rules, saying: [...new Set<RuleId>(saying)] })
  return assess(framework, askable(rules, scan.tallies), scan)
}

/** The rules that could speak: an optional one that nobody asked for says nothing, and is not missed. */
function askable(rules: readonly Rule[], tallies: ReadonlyMap<RuleId, unknown>): readonly Rule[] {
  return rules.filter(({ id, isOptional }) => isOptional === undefined || tallies.has(id))
}

function summary({ framework, score }: Assessment) {
  const { id, name, version, publisher, url } = framework
  return { id, name, version, publisher, url, score }
}

function detail(assessment: Assessment, open: Readonly<Record<string, number>>) {
  const { framework, scan, sections } = assessment
  return {
    ...summary(assessment),
    licence: framework.licence,
    note: framework.note,
    isComplete: scan.coverage.gaps.length === 0,
    sections: sections.map(({ section: { id, title, note }, controls }) => ({
      id,
      title,
      note,
      controls: controls.map((control) => controlView(control, open)),
    })),
  }
}

function controlView(assessed: AssessedControl, open: Readonly<Record<string, number>>) {
  const { control, rules, status } = assessed
  return {
    id: control.id,
    title: control.title,
    ...(control.level === undefined ? {} : { level: control.level }),
    status,
    ...('severity' in assessed && assessed.severity !== undefined ? { severity: assessed.severity } : {}),
    undecided: control.undecided,
    decidedBy: control.decidedBy,
    rules,
    open: rules.reduce((sum, rule) => sum + (open[rule] ?? 0), 0),
    ...('gaps' in assessed ? { gaps: assessed.gaps } : {}),
    because: 'because' in assessed ? assessed.because : [],
  }
}

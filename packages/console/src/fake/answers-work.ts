import type { Asset, Exception, FindingDetail, Job, Situation } from '../lib/api/types.ts'
import type { Answer, Answering } from './answers.ts'
import { facetsOf, findingsPage } from './findings-page.ts'
import { bySeverity, type House, listed } from './house.ts'

/** Findings, assets, scans, exceptions, rules, compliance. */
export const work: Readonly<Record<string, Answering>> = {
  'GET /situation': (house, { now }) => ok(situationOf(house, now)),
  'GET /findings': (house, { query }) => {
    const { findings, next } = findingsPage(house, query)
    return ok({ findings: findings.map(listed), next })
  },
  'GET /findings/facets': (house, { query }) => ok(facetsOf(house, query)),
  'GET /findings/:fingerprint': (house, { params }) => {
    const wanted = (params['fingerprint'] ?? '').replace(/-\d+$/, '')
    const found = house.findings.find(({ fingerprint }) => fingerprint === wanted)
    if (found === undefined) return gone
    return ok({ ...found, exceptions: house.exceptions.filter(({ fingerprint }) => fingerprint === wanted) })
  },
  'POST /findings/assign': (house, { body }) => {
    const wanted = body['fingerprints'] as readonly string[]
    house.findings = house.findings.map((each) =>
      wanted.includes(each.fingerprint) ? { ...each, owner: String(body['owner']) } : each,
    )
    return ok({ changed: wanted.length })
  },
  'GET /assets': (house, { query }) => {
    const q = (query.get('q') ?? '').toLowerCase()
    const found = assetsOf(house).filter(
      ({ name, namespace, resource }) =>
        name.toLowerCase().includes(q) &&
        [namespace, ...query.getAll('namespace')].at(-1) === namespace &&
        [resource, ...query.getAll('resource')].at(-1) === resource,
    )
    return ok({ assets: found.slice(0, Number(query.get('limit') ?? 50)) })
  },
  'GET /assets/:key': (house, { params }) => {
    const found = assetsOf(house).find(({ key }) => key === params['key'])
    return found === undefined
      ? gone
      : ok({ ...found, findings: house.findings.filter(({ asset }) => asset === found.key).map(listed) })
  },
  'GET /scans': (house) => ok({ scans: house.scans }),
  'GET /scans/:id': (house, { params }) => {
    const found = house.scans.find(({ id }) => id === params['id'])
    if (found === undefined) return gone
    const gaps = found.isComplete ? [] : GAPS
    return ok({ ...found, ...house.estate.coverage, tallies: house.estate.tallies, gaps, gapCount: gaps.length })
  },
  'GET /targets': (house) =>
    ok({
      targets: [
        {
          id: 'examples',
          path: './examples',
          isExample: true,
          ...(house.scans[0] === undefined ? {} : { lastScan: house.scans[0] }),
        },
        { id: 'shop-pipeline', isExample: false },
      ],
    }),
  'DELETE /targets/:id': (house) => {
    const removed = house.findings.length
    house.findings = []
    house.scans = []
    return ok({ removed })
  },
  'GET /jobs': (house) => ok({ jobs: house.jobs }),
  'POST /jobs': (house, { body, now }) => {
    const job: Job = {
      id: `job-${house.jobs.length + 1}`,
      kind: 'scan',
      target: String(body['target']),
      state: 'queued',
      requestedBy: 'lena.marsh',
      requestedAt: now,
    }
    house.jobs = [job, ...house.jobs]
    return { status: 201, body: job }
  },
  'DELETE /jobs/:id': (house, { params, now }) => {
    house.jobs = house.jobs.map((job) =>
      job.id === params['id'] ? { ...job, state: 'cancelled', finishedAt: now } : job,
    )
    return ok(house.jobs.find(({ id }) => id === params['id']))
  },
  'GET /exceptions': (house, { query }) => {
    const state = query.get('state')
    return ok({ exceptions: house.exceptions.filter((each) => state === null || each.state === state) })
  },
  'POST /exceptions': (house, { body, now }) => {
    const wanted = house.findings.filter(({ fingerprint }) =>
      (body['fingerprints'] as readonly string[]).includes(fingerprint),
    )
    const made = wanted.map(
      (finding, i): Exception => ({
        id: `exception-${house.exceptions.length + i + 1}`,
        fingerprint: finding.fingerprint,
        title: finding.title,
        asset: finding.asset,
        state: 'approved',
        reason: String(body['reason']),
        owner: String(body['owner']),
        expires: String(body['expires']),
        requestedBy: 'lena.marsh',
        requestedAt: now,
      }),
    )
    house.exceptions = [...made, ...house.exceptions]
    house.findings = house.findings.map(
      (each): FindingDetail => (wanted.includes(each) ? { ...each, state: 'excepted' } : each),
    )
    return { status: 201, body: { exceptions: made } }
  },
  'POST /exceptions/:id/decision': (house, { params, body, now }) => {
    house.exceptions = house.exceptions.map((each) =>
      each.id === params['id']
        ? { ...each, state: body['to'] as 'approved', decidedBy: 'lena.marsh', decidedAt: now }
        : each,
    )
    return ok(house.exceptions.find(({ id }) => id === params['id']))
  },
  'GET /rules': (house, { query }) =>
    ok({
      rules: house.estate.rules.map((rule) => ({
        ...rule,
        title: (query.get('lang') === 'zh-Hans' ? rule.translations?.['zh-Hans']?.title : undefined) ?? rule.title,
      })),
    }),
  'GET /rules/:id': (house, { params }) => {
    const found = house.estate.rules.find(({ id }) => id === params['id'])
    return found === undefined ? gone : ok(found)
  },
  'GET /compliance': (house) =>
    ok({ frameworks: house.estate.frameworks.map(({ sections: _, ...framework }) => framework) }),
  'GET /compliance/:id': (house, { params }) => {
    const found = house.estate.frameworks.find(({ id }) => id === params['id'])
    return found === undefined ? gone : ok(found)
  },
}

function situationOf(house: House, at: number): Situation {
  const open = house.findings.filter(({ state }) => state === 'open')
  const counts = bySeverity(open)
  const [latest] = house.scans
  const blind = (id: Situation['sectors'][number]['id']): Situation['sectors'][number] => ({
    id,
    isConnected: false,
    watched: 0,
    detail: '',
    open: 0,
  })
  return {
    at,
    bySeverity: counts,
    sectors: [
      {
        id: 'manifests',
        isConnected: latest !== undefined,
        watched: 0.98,
        detail: '',
        open: open.length,
        ...(open.length === 0 ? {} : { worst: 'critical' }),
      },
      blind('images'),
      blind('admission'),
      blind('runtime'),
      blind('network'),
      blind('apis'),
      blind('identity'),
      blind('audit'),
    ],
    changes: { since: at - DAY, opened: { critical: 1, high: 3, medium: 4 }, resolved: { high: 2, low: 6 } },
    trend:
      latest === undefined
        ? []
        : TREND.map((part, i) => ({ at: at - (TREND.length - 1 - i) * 2 * DAY, bySeverity: scaled(counts, part) })),
    doFirst: leversOf(house, open),
    latest: latest === undefined ? [] : [latest],
    ...(latest === undefined ? {} : { oldest: latest }),
    targetCount: latest === undefined ? 0 : 1,
    incomplete: latest === undefined ? [] : [{ target: 'examples', gaps: GAPS.length, at: latest.finishedAt }],
    waiting: { exceptions: house.exceptions.filter(({ state }) => state === 'requested').length },
  }
}

function leversOf(house: House, open: readonly FindingDetail[]): Situation['doFirst'] {
  const byRule = [...Map.groupBy(open, ({ ruleId }) => ruleId)]
  const weight = (findings: readonly FindingDetail[]): number =>
    findings.reduce((sum, { severity }) => sum + (WEIGHTS[severity] ?? 0), 0)
  return byRule
    .toSorted(([, a], [, b]) => weight(b) - weight(a))
    .slice(0, 6)
    .flatMap(([id, findings]) => {
      const rule = house.estate.rules.find((each) => each.id === id)
      if (rule === undefined) return []
      return [
        {
          rule,
          findings: findings.length,
          assets: new Set(findings.map(({ asset }) => asset)).size,
          isFixable: findings.some(({ isFixable }) => isFixable),
        },
      ]
    })
}

function assetsOf(house: House): readonly Asset[] {
  return [...Map.groupBy(house.findings, ({ asset }) => asset)].flatMap(([key, findings]) => {
    const [first] = findings
    if (first === undefined) return []
    const { target, namespace, resource, name, severity, firstSeen, lastSeen } = first
    const open = findings.filter(({ state }) => state === 'open').length
    return [
      {
        key,
        kind: 'kubernetes',
        target,
        namespace,
        resource,
        name,
        open,
        firstSeen,
        lastSeen,
        ...(open === 0 ? {} : { worst: severity }),
      },
    ]
  })
}

function scaled(counts: Readonly<Record<string, number>>, part: number): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([severity, count]) => [severity, Math.round(count * part)]))
}

function ok(body: unknown): Answer {
  return { status: 200, body }
}

const gone: Answer = { status: 404, body: { title: 'not found', status: 404 } }
const GAPS = [
  {
    code: 'template',
    message: 'templates are not rendered: "{{ .Values.image }}"',
    at: { file: 'examples/shop/edge/chart.yaml', start: { line: 4, column: 9 }, end: { line: 4, column: 30 } },
  },
  { code: 'too_large', message: 'file is 41 MiB, more than 32', at: { file: 'examples/shop/media/dump.yaml' } },
] as const
const TREND = [0.74, 0.82, 0.82, 0.9, 1.08, 1.12, 1.05, 0.97, 1.02, 0.96, 1]
const WEIGHTS: Readonly<Record<string, number>> = { critical: 20, high: 8, medium: 3, low: 1 }
const DAY = 86_400_000

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask } from './ask.ts'
import { read, withQuery } from './client.ts'
import { type FindingFilters, writeFilters, writeWithoutOrder } from './filters.ts'
import type { Exception, Facets, Finding, FindingDetail, RuleSummary, ScanDetail } from './types.ts'

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => ask('session.read', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const situation = queryOptions({
  queryKey: ['situation'],
  queryFn: ({ signal }) => ask('situation.read', {}, signal),
  refetchInterval: 60_000,
})

export const findings = (filters: FindingFilters) =>
  infiniteQueryOptions({
    queryKey: ['findings', writeFilters(filters).toString()],
    queryFn: ({ pageParam, signal }) => {
      const query = writeFilters(filters)
      query.set('limit', String(PAGE))
      if (pageParam !== '') query.set('after', pageParam)
      return read<{ readonly findings: readonly Finding[]; readonly next?: string }>(`findings?${query}`, signal)
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const facets = (filters: FindingFilters) =>
  queryOptions({
    queryKey: ['facets', writeWithoutOrder(filters).toString()],
    queryFn: ({ signal }) => read<Facets>(`findings/facets?${writeWithoutOrder(filters)}`, signal),
    placeholderData: (before) => before,
  })

export const finding = (fingerprint: string) =>
  queryOptions({
    queryKey: ['finding', fingerprint],
    queryFn: ({ signal }) => read<FindingDetail>(`findings/${encodeURIComponent(fingerprint)}`, signal),
  })

/** What assets are narrowed to. */
export interface AssetFilters {
  readonly target: readonly string[]
  readonly namespace: readonly string[]
  readonly resource: readonly string[]
  readonly q: string
}

export const assets = (filters: AssetFilters) =>
  infiniteQueryOptions({
    queryKey: ['assets', filters],
    queryFn: ({ pageParam, signal }) =>
      ask('assets.list', { query: { ...filters, limit: PAGE, after: startOf(pageParam) } }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

export const asset = (key: string) =>
  queryOptions({
    queryKey: ['asset', key],
    queryFn: ({ signal }) => ask('assets.read', { path: { key } }, signal),
  })

export const scans = infiniteQueryOptions({
  queryKey: ['scans'],
  queryFn: ({ pageParam, signal }) => ask('scans.list', { query: { limit: 25, after: startOf(pageParam) } }, signal),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
})

export const scan = (id: string) =>
  queryOptions({
    queryKey: ['scan', id],
    queryFn: ({ signal }) => read<ScanDetail>(`scans/${encodeURIComponent(id)}`, signal),
  })

export const targets = queryOptions({
  queryKey: ['targets'],
  queryFn: ({ signal }) => ask('targets.list', {}, signal),
})

export const jobs = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => ask('jobs.list', { query: { limit: 20 } }, signal),
})

export const exceptions = (state: string) =>
  infiniteQueryOptions({
    queryKey: ['exceptions', state],
    queryFn: ({ pageParam, signal }) =>
      read<{ readonly exceptions: readonly Exception[]; readonly next?: string }>(
        withQuery('exceptions', { state, limit: PAGE, after: pageParam }),
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

export const rules = (language: string) =>
  queryOptions({
    queryKey: ['rules', language],
    queryFn: ({ signal }) =>
      read<{ readonly rules: readonly RuleSummary[] }>(withQuery('rules', { lang: language }), signal),
    staleTime: 300_000,
  })

export const rule = (id: string) =>
  queryOptions({
    queryKey: ['rule', id],
    queryFn: ({ signal }) => ask('rules.read', { path: { id } }, signal),
  })

export const frameworks = queryOptions({
  queryKey: ['compliance'],
  queryFn: ({ signal }) => ask('compliance.list', {}, signal),
})

export const framework = (id: string) =>
  queryOptions({
    queryKey: ['compliance', id],
    queryFn: ({ signal }) => ask('compliance.read', { path: { id } }, signal),
  })

export const audit = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ pageParam, signal }) =>
    ask('audit.list', { query: { limit: PAGE, before: pageParam === 0 ? undefined : pageParam } }, signal),
  initialPageParam: 0,
  getNextPageParam: (page) => page.next,
})

/** Reads every entry of the log: only when somebody asks. */
export const auditVerdict = queryOptions({
  queryKey: ['audit-verdict'],
  queryFn: ({ signal }) => ask('audit.verify', {}, signal),
  enabled: false,
})

export const tokens = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => ask('tokens.list', {}, signal),
})

export const users = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => ask('users.list', { query: { limit: 500 } }, signal),
})

export const logins = queryOptions({
  queryKey: ['logins'],
  queryFn: ({ signal }) => ask('me.sessions', {}, signal),
})

export const receivers = queryOptions({
  queryKey: ['receivers'],
  queryFn: ({ signal }) => ask('receivers.list', {}, signal),
  refetchInterval: 15_000,
})

export const subscriptions = queryOptions({
  queryKey: ['subscriptions'],
  queryFn: ({ signal }) => ask('subscriptions.list', {}, signal),
})

export const deliveries = (receiver: string) =>
  queryOptions({
    queryKey: ['deliveries', receiver],
    queryFn: ({ signal }) => ask('receivers.deliveries', { path: { id: receiver }, query: { limit: 50 } }, signal),
  })

export const views = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => ask('views.list', {}, signal),
})

/** Where a page begins; the first of a list has no place. */
function startOf(page: string): string | undefined {
  return page === '' ? undefined : page
}

/** Rows of a page of a list. */
const PAGE = 100

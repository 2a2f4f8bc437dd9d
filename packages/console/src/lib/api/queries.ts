import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { read, withQuery } from './client.ts'
import { type FindingFilters, writeFilters, writeWithoutOrder } from './filters.ts'
import type {
  Asset,
  AssetDetail,
  AuditEntry,
  AuditVerdict,
  Delivery,
  Exception,
  Facets,
  Finding,
  FindingDetail,
  Framework,
  FrameworkSummary,
  Job,
  Login,
  Receiver,
  RuleDetail,
  RuleSummary,
  Scan,
  ScanDetail,
  Session,
  Situation,
  Subscription,
  Target,
  Token,
  User,
  View,
} from './types.ts'

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => read<Session>('session', signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const situation = queryOptions({
  queryKey: ['situation'],
  queryFn: ({ signal }) => read<Situation>('situation', signal),
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
      read<{ readonly assets: readonly Asset[]; readonly next?: string }>(
        withQuery('assets', { ...filters, limit: PAGE, after: pageParam }),
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

export const asset = (key: string) =>
  queryOptions({
    queryKey: ['asset', key],
    queryFn: ({ signal }) => read<AssetDetail>(`assets/${encodeURIComponent(key)}`, signal),
  })

export const scans = infiniteQueryOptions({
  queryKey: ['scans'],
  queryFn: ({ pageParam, signal }) =>
    read<{ readonly scans: readonly Scan[]; readonly next?: string }>(
      withQuery('scans', { limit: 25, after: pageParam }),
      signal,
    ),
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
  queryFn: ({ signal }) => read<{ readonly targets: readonly Target[] }>('targets', signal),
})

export const jobs = queryOptions({
  queryKey: ['jobs'],
  queryFn: ({ signal }) => read<{ readonly jobs: readonly Job[]; readonly next?: string }>('jobs?limit=20', signal),
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

export const rule = (id: string, language: string) =>
  queryOptions({
    queryKey: ['rule', id, language],
    queryFn: ({ signal }) => read<RuleDetail>(withQuery(`rules/${encodeURIComponent(id)}`, { lang: language }), signal),
  })

export const frameworks = queryOptions({
  queryKey: ['compliance'],
  queryFn: ({ signal }) => read<{ readonly frameworks: readonly FrameworkSummary[] }>('compliance', signal),
})

export const framework = (id: string) =>
  queryOptions({
    queryKey: ['compliance', id],
    queryFn: ({ signal }) => read<Framework>(`compliance/${encodeURIComponent(id)}`, signal),
  })

export const audit = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ pageParam, signal }) =>
    read<{ readonly entries: readonly AuditEntry[]; readonly next?: number }>(
      withQuery('audit', { limit: PAGE, before: pageParam === 0 ? undefined : pageParam }),
      signal,
    ),
  initialPageParam: 0,
  getNextPageParam: (page) => page.next,
})

/** Reads every entry of the log: only when somebody asks. */
export const auditVerdict = queryOptions({
  queryKey: ['audit-verdict'],
  queryFn: ({ signal }) => read<AuditVerdict>('audit/verification', signal),
  enabled: false,
})

export const tokens = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => read<{ readonly tokens: readonly Token[] }>('tokens', signal),
})

export const users = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => read<{ readonly users: readonly User[] }>('users?limit=500', signal),
})

export const logins = queryOptions({
  queryKey: ['logins'],
  queryFn: ({ signal }) => read<{ readonly sessions: readonly Login[] }>('me/sessions', signal),
})

export const receivers = queryOptions({
  queryKey: ['receivers'],
  queryFn: ({ signal }) => read<{ readonly receivers: readonly Receiver[] }>('receivers', signal),
  refetchInterval: 15_000,
})

export const subscriptions = queryOptions({
  queryKey: ['subscriptions'],
  queryFn: ({ signal }) => read<{ readonly subscriptions: readonly Subscription[] }>('subscriptions', signal),
})

export const deliveries = (receiver: string) =>
  queryOptions({
    queryKey: ['deliveries', receiver],
    queryFn: ({ signal }) =>
      read<{ readonly deliveries: readonly Delivery[] }>(
        `receivers/${encodeURIComponent(receiver)}/deliveries?limit=50`,
        signal,
      ),
  })

export const views = queryOptions({
  queryKey: ['views'],
  queryFn: ({ signal }) => read<{ readonly views: readonly View[] }>('views', signal),
})

/** Rows of a page of a list. */
const PAGE = 100

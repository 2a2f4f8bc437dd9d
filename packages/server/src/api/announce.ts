import type { Scope } from '@ringwall/model'
import type { KeptJob, Recorded } from '@ringwall/store/state'
import type { JobProgress } from '../lib/jobs/index.ts'
import type { ApiContext } from './context.ts'

type Telling = Pick<ApiContext, 'live'>

/** Tells that findings are not as they were; `outcome` where a scan made them so. */
export function announceFindings({ live }: Telling, tenant: string, outcome?: Recorded): void {
  const { opened = 0, reopened = 0, resolved = 0 } = outcome ?? {}
  live.publish({ tenant, topic: 'findings', key: '', data: { opened, reopened, resolved }, merge: sums })
}

export function announceScan(
  { live }: Telling,
  tenant: string,
  scan: { readonly id: string; readonly targets: readonly string[] },
): void {
  live.publish({ tenant, topic: 'scans', key: scan.id, data: { ...scan } })
}

export function announceJob({ live }: Telling, { tenant }: Scope, job: KeptJob, progress?: JobProgress): void {
  live.publish({ tenant, topic: 'jobs', key: job.id, data: { ...job, ...(progress ? { progress } : {}) } })
}

function sums(
  a: Readonly<Record<string, unknown>>,
  b: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.keys(b).map((name) => [name, Number(a[name] ?? 0) + Number(b[name] ?? 0)]))
}

import type { Scope, Severity } from '@ringwall/model'
import type { Transaction } from 'kysely'
import { recountAssets } from './assets-kept.ts'
import type { Recordable, Recorded, ScanSource } from './finding-store.ts'
import { type Kept, keepFindings, type Seen } from './findings-kept.ts'
import { keepSnapshot } from './history.ts'
import { notices as noticesOf } from './notices.ts'
import { resolveGone } from './resolve.ts'
import type { ScanRow, StateSchema } from './schema.ts'

export interface Recording {
  readonly id: string
  readonly scan: Recordable
  readonly source: ScanSource
}

/** Records a scan in a transaction: all of it is kept, or nothing. */
export async function recordScan(db: Transaction<StateSchema>, recording: Recording): Promise<Recorded> {
  const { id, scan } = recording
  const { tenant, cluster } = scan.scope
  const before = await db
    .selectFrom('scans')
    .select('outcome')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('id', '=', id)
    .executeTakeFirst()
  // What was written here is of this shape.
  if (before !== undefined) return JSON.parse(before.outcome) as Recorded
  const seen = seenIn(scan)
  const accepted = await acceptedNow(db, scan.scope)
  const notices = await noticesOf(db, scan.scope)
  const kept: Kept = { opened: 0, reopened: 0, unchanged: 0, assets: new Set() }
  await keepFindings(db, { seen, accepted, scan, kept, notices })
  const fingerprints = new Set(seen.map(({ finding }) => String(finding.fingerprint)))
  const gone = await resolveGone(db, scan, { seen: fingerprints, notices })
  await recountAssets(db, scan.scope, [...kept.assets, ...gone.assets])
  if (recording.source !== 'example') await notices.keep(scan.finishedAt)
  const { opened, reopened, unchanged } = kept
  const outcome: Recorded = { opened, reopened, unchanged, resolved: gone.resolved }
  await db.insertInto('scans').values(scanRow(recording, outcome)).execute()
  await keepSnapshot(db, scan.scope, scan.startedAt)
  return outcome
}

/** One finding may have a part that is excepted: the part that is open counts. */
function seenIn(scan: Recordable): readonly Seen[] {
  const seen = [
    ...scan.excepted.map(({ finding }): Seen => ({ finding, state: 'excepted' })),
    ...scan.findings.map((finding): Seen => ({ finding, state: 'open' })),
  ]
  return [...new Map(seen.map((each) => [each.finding.fingerprint, each])).values()]
}

/** Fingerprints of findings that an exception of the store accepts. */
async function acceptedNow(db: Transaction<StateSchema>, { tenant, cluster }: Scope): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('exceptions')
    .select('fingerprint')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('state', '=', 'approved')
    .execute()
  return new Set(rows.map(({ fingerprint }) => fingerprint))
}

function scanRow({ id, scan, source }: Recording, outcome: Recorded): ScanRow {
  const { coverage } = scan
  return {
    tenant: scan.scope.tenant,
    cluster: scan.scope.cluster,
    id,
    version: scan.version,
    started_at: scan.startedAt,
    finished_at: scan.finishedAt,
    targets: JSON.stringify(scan.targets),
    is_complete: coverage.gaps.length === 0 ? 1 : 0,
    source,
    by_severity: JSON.stringify(countBySeverity(scan)),
    coverage: JSON.stringify({
      ...coverage,
      gaps: coverage.gaps.slice(0, MAX_GAPS),
      notGiven: coverage.notGiven.slice(0, MAX_GAPS),
      gapCount: coverage.gaps.length,
    }),
    tallies: JSON.stringify(
      Object.fromEntries(
        Array.from(scan.tallies, ([rule, { pass, fail, notEvaluated }]) => [rule, [pass, fail, notEvaluated]]),
      ),
    ),
    outcome: JSON.stringify(outcome),
  }
}

function countBySeverity({ findings }: Recordable): Readonly<Partial<Record<Severity, number>>> {
  const counts: Partial<Record<Severity, number>> = {}
  for (const { severity } of findings) counts[severity] = (counts[severity] ?? 0) + 1
  return counts
}

const MAX_GAPS = 500

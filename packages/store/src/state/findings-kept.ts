import { type Finding, keyOf, severityId } from '@ringwall/model'
import type { Transaction } from 'kysely'
import { placeOf } from './asset-place.ts'
import { keepAssets } from './assets-kept.ts'
import { chunks } from './chunks.ts'
import { keepExemplars, keptOf } from './exemplars.ts'
import type { Recordable } from './finding-store.ts'
import type { Notices } from './notices.ts'
import type { FindingChange } from './receiver-store.ts'
import { saidOf } from './said.ts'
import type { FindingRow, StateSchema } from './schema.ts'

/** A finding of a scan, as the scan judged it. */
export interface Seen {
  readonly finding: Finding
  readonly state: 'open' | 'excepted'
}

/** What became of the findings, and which assets they are about. */
export interface Kept {
  opened: number
  reopened: number
  unchanged: number
  readonly assets: Set<string>
}

export interface Keeping {
  readonly seen: readonly Seen[]
  /** Fingerprints that an exception of the store accepts. */
  readonly accepted: ReadonlySet<string>
  readonly scan: Recordable
  readonly kept: Kept
  readonly notices: Notices
}

/** Keeps what a scan saw, with its places and assets. */
export async function keepFindings(db: Transaction<StateSchema>, keeping: Keeping): Promise<void> {
  for (const chunk of chunks(keeping.seen)) await keepChunk(db, chunk, keeping)
  await keepTitles(db, keeping)
}

/** So that a search for a title need not read every finding. */
async function keepTitles(db: Transaction<StateSchema>, { seen, scan }: Keeping): Promise<void> {
  const { tenant, cluster } = scan.scope
  const rows = seen.map(({ finding: { rule, title } }) => ({ tenant, cluster, rule: String(rule), title }))
  const unique = [...new Map(rows.map((row) => [`${row.rule} ${row.title}`, row])).values()]
  for (const chunk of chunks(unique))
    await db
      .insertInto('finding_titles')
      .values(chunk)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

async function keepChunk(
  db: Transaction<StateSchema>,
  chunk: readonly Seen[],
  { accepted, scan, kept, notices }: Keeping,
): Promise<void> {
  const fingerprints = chunk.map(({ finding }) => String(finding.fingerprint))
  const known = await db
    .selectFrom('findings')
    .selectAll()
    .where('tenant', '=', scan.scope.tenant)
    .where('cluster', '=', scan.scope.cluster)
    .where('fingerprint', 'in', fingerprints)
    .execute()
  const byFingerprint = new Map(known.map((row) => [row.fingerprint, row]))
  const rows = chunk.map(({ finding, state }) => {
    const row = byFingerprint.get(finding.fingerprint)
    if (row === undefined) kept.opened++
    else if (row.state === 'resolved' && scan.startedAt > row.last_seen) kept.reopened++
    else kept.unchanged++
    kept.assets.add(keyOf(finding.asset))
    const stands = accepted.has(finding.fingerprint) ? 'excepted' : state
    const after = merged(row, { finding, state: stands }, scan)
    const change = changeOf(row, after)
    if (change !== undefined) notices.tell(change, after)
    return after
  })
  await db
    .insertInto('findings')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'cluster', 'fingerprint']).doUpdateSet(({ ref }) => ({
        severity: ref('excluded.severity'),
        title: ref('excluded.title'),
        remediation: ref('excluded.remediation'),
        is_fixable: ref('excluded.is_fixable'),
        state: ref('excluded.state'),
        first_seen: ref('excluded.first_seen'),
        last_seen: ref('excluded.last_seen'),
        count: ref('excluded.count'),
        resolved_at: ref('excluded.resolved_at'),
        said: ref('excluded.said'),
      })),
    )
    .execute()
  const latest = chunk.filter(
    ({ finding }) => (byFingerprint.get(finding.fingerprint)?.last_seen ?? 0) <= scan.startedAt,
  )
  await keepExemplars(
    db,
    scan.scope,
    latest.map(({ finding }) => finding),
  )
  await keepAssets(
    db,
    chunk.map(({ finding }) => finding.asset),
    scan.startedAt,
  )
}

function changeOf(before: FindingRow | undefined, after: FindingRow): FindingChange | undefined {
  if (after.state !== 'open' || before?.state === 'open') return undefined
  return before === undefined ? 'new' : 'reopened'
}

/** A scan that comes late adds to the history of a finding, and does not change what is known of it since. */
function merged(known: FindingRow | undefined, { finding, state }: Seen, { scope, startedAt }: Recordable): FindingRow {
  const { asset } = finding
  const row: FindingRow = {
    tenant: scope.tenant,
    cluster: scope.cluster,
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    severity: severityId(finding.severity),
    title: finding.title,
    remediation: finding.remediation,
    asset: keyOf(asset),
    ...placeOf(asset),
    is_fixable: finding.evidence.some(({ edit }) => edit !== undefined) ? 1 : 0,
    owner: known?.owner ?? '',
    state,
    first_seen: startedAt,
    last_seen: startedAt,
    count: 1,
    resolved_at: null,
    said: saidOf(keptOf(finding).map(({ message }) => message)),
  }
  if (known === undefined) return row
  const history = { first_seen: Math.min(known.first_seen, startedAt), count: known.count + 1 }
  return startedAt < known.last_seen ? { ...known, ...history } : { ...row, ...history }
}

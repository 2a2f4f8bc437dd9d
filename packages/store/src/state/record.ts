import { type Evidence, type Finding, keyOf, nameOf, type Scan, type Scope, severityId } from '@ringwall/model'
import type { Transaction } from 'kysely'
import type { Recorded } from './finding-store.ts'
import { resolveGone } from './resolve.ts'
import type { AssetRow, FindingRow, StateSchema } from './schema.ts'

/** Records a scan in a transaction: all of it is kept, or nothing. */
export async function recordScan(db: Transaction<StateSchema>, id: string, scan: Scan): Promise<Recorded> {
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
  const seen = [
    ...scan.findings.map((finding): Seen => ({ finding, state: 'open' })),
    ...scan.excepted.map(({ finding }): Seen => ({ finding, state: 'excepted' })),
  ]
  const tally = { opened: 0, reopened: 0, unchanged: 0 }
  for (const chunk of chunks(unique(seen))) await keep(db, chunk, scan, tally)
  const resolved = await resolveGone(db, scan, new Set(seen.map(({ finding }) => finding.fingerprint)))
  const outcome: Recorded = { ...tally, resolved }
  await db
    .insertInto('scans')
    .values({
      tenant,
      cluster,
      id,
      version: scan.version,
      started_at: scan.startedAt,
      finished_at: scan.finishedAt,
      targets: JSON.stringify(scan.targets),
      is_complete: scan.coverage.gaps.length === 0 ? 1 : 0,
      outcome: JSON.stringify(outcome),
    })
    .execute()
  return outcome
}

interface Seen {
  readonly finding: Finding
  readonly state: 'open' | 'excepted'
}

interface Tally {
  opened: number
  reopened: number
  unchanged: number
}

/** One finding may have a part that is excepted: the part that is open counts. */
function unique(seen: readonly Seen[]): readonly Seen[] {
  return [...new Map([...seen].reverse().map((each) => [each.finding.fingerprint, each])).values()]
}

async function keep(db: Transaction<StateSchema>, chunk: readonly Seen[], scan: Scan, tally: Tally): Promise<void> {
  const fingerprints = chunk.map(({ finding }) => String(finding.fingerprint))
  const known = await db
    .selectFrom('findings')
    .selectAll()
    .where('tenant', '=', scan.scope.tenant)
    .where('cluster', '=', scan.scope.cluster)
    .where('fingerprint', 'in', fingerprints)
    .execute()
  const byFingerprint = new Map(known.map((row) => [row.fingerprint, row]))
  const rows = chunk.map((seen) => {
    const row = byFingerprint.get(seen.finding.fingerprint)
    if (row === undefined) tally.opened++
    else if (row.state === 'resolved' && scan.startedAt > row.last_seen) tally.reopened++
    else tally.unchanged++
    return merged(row, seen, scan)
  })
  await db
    .insertInto('findings')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'cluster', 'fingerprint']).doUpdateSet(({ ref }) => ({
        severity: ref('excluded.severity'),
        title: ref('excluded.title'),
        remediation: ref('excluded.remediation'),
        state: ref('excluded.state'),
        first_seen: ref('excluded.first_seen'),
        last_seen: ref('excluded.last_seen'),
        count: ref('excluded.count'),
        resolved_at: ref('excluded.resolved_at'),
      })),
    )
    .execute()
  const latest = chunk.filter(
    ({ finding }) => (byFingerprint.get(finding.fingerprint)?.last_seen ?? 0) <= scan.startedAt,
  )
  await keepExemplars(db, latest, scan.scope)
  await keepAssets(db, chunk, scan)
}

/** A scan that comes late adds to the history of a finding, and does not change what is known of it since. */
function merged(known: FindingRow | undefined, { finding, state }: Seen, { scope, startedAt }: Scan): FindingRow {
  const row = {
    tenant: scope.tenant,
    cluster: scope.cluster,
    fingerprint: finding.fingerprint,
    rule: finding.rule,
    severity: severityId(finding.severity),
    title: finding.title,
    remediation: finding.remediation,
    asset: keyOf(finding.asset),
    target: finding.asset.target,
    state,
    first_seen: startedAt,
    last_seen: startedAt,
    count: 1,
    resolved_at: null,
  }
  if (known === undefined) return row
  const history = { first_seen: Math.min(known.first_seen, startedAt), count: known.count + 1 }
  return startedAt < known.last_seen ? { ...known, ...history } : { ...row, ...history }
}

async function keepExemplars(
  db: Transaction<StateSchema>,
  seen: readonly Seen[],
  { tenant, cluster }: Scope,
): Promise<void> {
  if (seen.length === 0) return
  await db
    .deleteFrom('exemplars')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where(
      'fingerprint',
      'in',
      seen.map(({ finding }) => String(finding.fingerprint)),
    )
    .execute()
  const rows = seen.flatMap(({ finding }) =>
    finding.evidence.slice(0, MAX_EXEMPLARS).map((evidence, position) => ({
      tenant,
      cluster,
      fingerprint: String(finding.fingerprint),
      position,
      ...placed(evidence),
    })),
  )
  for (const chunk of chunks(rows)) await db.insertInto('exemplars').values(chunk).execute()
}

function placed({ message, span, path, excerpt }: Evidence) {
  const { file, start } = span
  return { message, file, line: start.line, column: start.column, detail: JSON.stringify({ path, excerpt }) }
}

async function keepAssets(
  db: Transaction<StateSchema>,
  seen: readonly Seen[],
  { scope, startedAt }: Scan,
): Promise<void> {
  const rows = new Map(
    seen.map(({ finding: { asset } }): [string, AssetRow] => [
      keyOf(asset),
      {
        tenant: scope.tenant,
        cluster: scope.cluster,
        key: keyOf(asset),
        kind: asset.kind,
        target: asset.target,
        name: nameOf(asset),
        first_seen: startedAt,
        last_seen: startedAt,
      },
    ]),
  )
  await db
    .insertInto('assets')
    .values([...rows.values()])
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'cluster', 'key'])
        .doUpdateSet(({ ref }) => ({ last_seen: ref('excluded.last_seen') }))
        .where('assets.last_seen', '<', startedAt),
    )
    .execute()
}

/** SQLite takes 32,766 parameters in a statement, a row has up to fourteen. */
function* chunks<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (let i = 0; i < all.length; i += CHUNK) yield all.slice(i, i + CHUNK)
}

const CHUNK = 1000
const MAX_EXEMPLARS = 8

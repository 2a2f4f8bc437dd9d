import type { Gap, Scan } from '@ringwall/model'
import type { Transaction } from 'kysely'
import type { StateSchema } from './schema.ts'

/**
 * Resolves what was open in the targets of a scan and is found no more, and says how many. Left open is what the scan could
 * not say: of a rule that did not run or could not judge everything, and in files that were not wholly read.
 */
export async function resolveGone(
  db: Transaction<StateSchema>,
  scan: Scan,
  seen: ReadonlySet<string>,
): Promise<number> {
  if (scan.targets.length === 0) return 0
  const open = await db
    .selectFrom('findings')
    .leftJoin('exemplars', (join) =>
      join
        .onRef('exemplars.tenant', '=', 'findings.tenant')
        .onRef('exemplars.cluster', '=', 'findings.cluster')
        .onRef('exemplars.fingerprint', '=', 'findings.fingerprint')
        .on('exemplars.position', '=', 0),
    )
    .select(['findings.fingerprint as fingerprint', 'findings.rule as rule', 'exemplars.file as file'])
    .where('findings.tenant', '=', scan.scope.tenant)
    .where('findings.cluster', '=', scan.scope.cluster)
    .where('findings.target', 'in', scan.targets)
    .where('findings.state', 'in', ['open', 'excepted'])
    .where('findings.last_seen', '<', scan.startedAt)
    .execute()
  const couldSay = new Set(Array.from(scan.rules.keys(), String).filter((rule) => notEvaluated(scan, rule) === 0))
  const gone = open.filter(
    ({ fingerprint, rule, file }) =>
      !seen.has(fingerprint) && couldSay.has(rule) && !isUnread(file, scan.coverage.gaps),
  )
  for (let i = 0; i < gone.length; i += CHUNK)
    await db
      .updateTable('findings')
      .set({ state: 'resolved', resolved_at: scan.startedAt })
      .where('tenant', '=', scan.scope.tenant)
      .where('cluster', '=', scan.scope.cluster)
      .where(
        'fingerprint',
        'in',
        gone.slice(i, i + CHUNK).map(({ fingerprint }) => fingerprint),
      )
      .execute()
  return gone.length
}

function notEvaluated({ tallies }: Scan, rule: string): number {
  return [...tallies].find(([id]) => id === rule)?.[1].notEvaluated ?? 0
}

/** True for a file that a gap names, or that lies below one. */
function isUnread(file: string | null, gaps: readonly Gap[]): boolean {
  return gaps.some(({ at }) => file === null || file === at.file || file.startsWith(`${at.file}/`))
}

const CHUNK = 1000

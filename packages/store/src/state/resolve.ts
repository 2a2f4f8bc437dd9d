import type { Gap } from '@ringwall/model'
import type { Transaction } from 'kysely'
import { chunks } from './chunks.ts'
import type { Recordable } from './finding-store.ts'
import type { Notices } from './notices.ts'
import type { StateSchema } from './schema.ts'

/** How many findings are gone, and what they were about. */
export interface Gone {
  readonly resolved: number
  /** Keys of assets. */
  readonly assets: readonly string[]
}

/**
 * Resolves what was open in the targets of a scan and is found no more, and says how many. Left open is what the scan could
 * not say: of a rule that did not run or could not judge everything, and in files that were not wholly read.
 */
export async function resolveGone(
  db: Transaction<StateSchema>,
  scan: Recordable,
  { seen, notices }: { readonly seen: ReadonlySet<string>; readonly notices: Notices },
): Promise<Gone> {
  if (scan.targets.length === 0) return { resolved: 0, assets: [] }
  const open = await db
    .selectFrom('findings')
    .leftJoin('exemplars', (join) =>
      join
        .onRef('exemplars.tenant', '=', 'findings.tenant')
        .onRef('exemplars.cluster', '=', 'findings.cluster')
        .onRef('exemplars.fingerprint', '=', 'findings.fingerprint')
        .on('exemplars.position', '=', 0),
    )
    .select([
      'findings.fingerprint as fingerprint',
      'findings.rule as rule',
      'findings.asset as asset',
      'findings.state as state',
      'findings.severity as severity',
      'findings.title as title',
      'findings.target as target',
      'findings.namespace as namespace',
      'findings.resource as resource',
      'findings.name as name',
      'exemplars.file as file',
    ])
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
  // Of what was accepted nobody was told, so that it is gone is no news either.
  for (const each of gone) if (each.state === 'open') notices.tell('resolved', each)
  for (const chunk of chunks(gone))
    await db
      .updateTable('findings')
      .set({ state: 'resolved', resolved_at: scan.startedAt })
      .where('tenant', '=', scan.scope.tenant)
      .where('cluster', '=', scan.scope.cluster)
      .where(
        'fingerprint',
        'in',
        chunk.map(({ fingerprint }) => fingerprint),
      )
      .execute()
  return { resolved: gone.length, assets: gone.map(({ asset }) => asset) }
}

function notEvaluated({ tallies }: Recordable, rule: string): number {
  return [...tallies].find(([id]) => id === rule)?.[1].notEvaluated ?? 0
}

/** True for a file that a gap names, or that lies below one. */
function isUnread(file: string | null, gaps: readonly Gap[]): boolean {
  return gaps.some(({ at }) => file === null || file === at.file || file.startsWith(`${at.file}/`))
}

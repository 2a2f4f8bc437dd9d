import {
  type Edit,
  type Evidence,
  type Excerpt,
  type Finding,
  type Fingerprint,
  printPath,
  type Scope,
} from '@ringwall/model'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { chunks } from './chunks.ts'
import type { Exemplar } from './finding-store.ts'
import type { ExemplarRow, StateSchema } from './schema.ts'

/** Keeps the places of findings, in the place of those that were kept. */
export async function keepExemplars(
  db: Transaction<StateSchema>,
  { tenant, cluster }: Scope,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return
  const fingerprints = findings.map(({ fingerprint }) => String(fingerprint))
  await db
    .deleteFrom('exemplars')
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('fingerprint', 'in', fingerprints)
    .execute()
  const rows = findings.flatMap((finding) =>
    keptOf(finding).map((evidence, position) => ({
      tenant,
      cluster,
      fingerprint: String(finding.fingerprint),
      position,
      ...placed(evidence),
    })),
  )
  for (const chunk of chunks(rows)) await db.insertInto('exemplars').values(chunk).execute()
}

/** The places of a finding that are kept. */
export function keptOf({ evidence }: Finding): readonly Evidence[] {
  return evidence.slice(0, MAX_EXEMPLARS)
}

/** Lines that stand beside a secret are not kept. */
function placed({ message, span, path, excerpt, edit, isSecret }: Evidence) {
  const { file, start } = span
  const quotable = isSecret === undefined && excerpt.lines.length > 0
  const detail: Detail = {
    path,
    ...(quotable ? { excerpt } : {}),
    ...(edit === undefined ? {} : { edit }),
  }
  return { message, file, line: start.line, column: start.column, detail: JSON.stringify(detail) }
}

/** The places of a finding, in document order. */
export async function exemplarsOf(
  db: Kysely<StateSchema>,
  { tenant, cluster }: Scope,
  fingerprint: Fingerprint,
): Promise<readonly Exemplar[]> {
  const rows = await db
    .selectFrom('exemplars')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('cluster', '=', cluster)
    .where('fingerprint', '=', fingerprint)
    .orderBy('position')
    .execute()
  return rows.map(exemplar)
}

function exemplar({ message, file, line, column, detail }: Selectable<ExemplarRow>): Exemplar {
  // What was written here is of this shape.
  const { path, excerpt, edit } = JSON.parse(detail) as Detail
  return { message, file, line, column, path: printPath(path), excerpt, edit }
}

/** What is kept of a place beside its columns. */
interface Detail {
  readonly path: readonly (string | number)[]
  readonly excerpt?: Excerpt
  readonly edit?: Edit
}

const MAX_EXEMPLARS = 8

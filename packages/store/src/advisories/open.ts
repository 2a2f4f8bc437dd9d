import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { canonicalName } from '@ringwall/base/purl'
import type { AdvisoryLookup, KnownAdvisory } from '@ringwall/model'
import { AdvisoryStoreError } from './advisory-store-error.ts'
import { unpackDetail, unpackVersions } from './detail.ts'
import { readFeeds } from './feeds.ts'
import { isOurs, type KeptFeed } from './schema.ts'

/** The advisory database, to read. Many processes may have it open; who has sees the state in which it was opened. */
export interface AdvisoryStore extends AdvisoryLookup {
  readonly feeds: readonly KeptFeed[]
  close(): void
}

/** Opens the database; `undefined` where there is none. Throws an AdvisoryStoreError for a file that is none, or of another release. */
export function openAdvisories(path: string): AdvisoryStore | undefined {
  if (!existsSync(path)) return undefined
  const database = opened(path)
  const covered = new Set(
    database
      .prepare('select distinct ecosystem from ecosystems')
      .all()
      .map(({ ecosystem }) => String(ecosystem)),
  )
  const affected = database.prepare(
    'select a.key, a.id, a.modified, a.detail, f.versions from affected f join advisories a on a.key = f.advisory where f.name = ? and f.ecosystem = ? order by a.id, a.modified desc, a.key',
  )
  const score = database.prepare('select score, percentile from epss where cve = ?')
  const listed = database.prepare('select since, ransomware from kev where cve = ?')
  return {
    feeds: readFeeds(database),
    covers: (ecosystem) => covered.has(ecosystem),
    advisoriesOf: (name) => advisoriesIn(affected.all(canonicalName(name), name.ecosystem)),
    exploitationOf: (cve) => {
      const [epss, kev] = [score.get(cve), listed.get(cve)]
      if (epss === undefined && kev === undefined) return undefined
      return {
        epss: epss === undefined ? undefined : Number(epss['score']),
        percentile: epss === undefined ? undefined : Number(epss['percentile']),
        exploitedSince: kev === undefined ? undefined : String(kev['since']),
        isRansomware: kev?.['ransomware'] === 1,
      }
    },
    close: () => database.close(),
  }
}

/** Several feeds may tell of one advisory: the newest text counts. */
function advisoriesIn(rows: readonly Readonly<Record<string, unknown>>[]): readonly KnownAdvisory[] {
  const newest = new Map<unknown, unknown>()
  for (const { id, key } of rows) if (!newest.has(id)) newest.set(id, key)
  const kept = rows.filter(({ id, key }) => newest.get(id) === key)
  return [...Map.groupBy(kept, ({ key }) => key).values()].flatMap((same) => {
    const [row] = same
    if (row === undefined) return []
    const { id, modified, detail } = row
    return {
      id: String(id),
      modified: Number(modified),
      // A column that is a blob and never null.
      ...unpackDetail(detail as Uint8Array),
      affected: same.map(({ versions }) => unpackVersions(String(versions))),
    }
  })
}

function opened(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    if (isOurs(database)) return database
    database.close()
  } catch (cause) {
    throw new AdvisoryStoreError(`${path}: cannot be opened: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
  throw new AdvisoryStoreError(`${path}: is no advisory database of this release: run ringwall db update`)
}

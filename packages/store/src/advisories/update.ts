import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { canonicalName } from '@ringwall/base/purl'
import type { Advisory } from '@ringwall/model'
import { AdvisoryStoreError } from './advisory-store-error.ts'
import { packDetail, packVersions } from './detail.ts'
import { readFeeds } from './feeds.ts'
import { lockFor } from './lock.ts'
import { type Feed, isOurs, type KeptFeed, TABLES } from './schema.ts'

/** A score of EPSS. */
export interface Scored {
  readonly cve: string
  readonly score: number
  readonly percentile: number
}

/** A vulnerability that is known to be used. */
export interface Listed {
  readonly cve: string
  readonly since: string
  readonly isRansomware: boolean
}

/**
 * A new state of the advisory database, made beside the one that is there: readers see nothing of it until `commit`, and then all of
 * it. Feeds that are not replaced stay as they were.
 */
export interface AdvisoryUpdate {
  readonly feeds: readonly KeptFeed[]
  /** Puts the advisories of a feed in the place of those it had; `leftOut` counts records that were none. */
  putAdvisories(feed: Feed, advisories: Iterable<Advisory>, leftOut: () => number): KeptFeed
  putScores(feed: Feed, scores: readonly Scored[]): KeptFeed
  putListed(feed: Feed, listed: readonly Listed[]): KeptFeed
  /** Notes that a feed was looked at and had not changed. */
  confirm(name: string, checkedAt: number): void
  /** Puts the new state in the place of the old one. */
  commit(): void
  /** Leaves everything as it was. */
  discard(): void
}

/** Begins an update, from what is there. Throws an AdvisoryStoreError where another is running or the file cannot be written. */
export function openUpdate(path: string): AdvisoryUpdate {
  const unlock = lockFor(path)
  const draft = `${path}.new`
  try {
    rmSync(draft, { force: true })
    return update({ path, draft, database: begun(path, draft), unlock })
  } catch (cause) {
    unlock()
    throw new AdvisoryStoreError(
      `${path}: cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
    )
  }
}

interface Draft {
  readonly path: string
  readonly draft: string
  readonly database: DatabaseSync
  readonly unlock: () => void
}

/** What another release wrote is not taken over. */
function begun(path: string, draft: string): DatabaseSync {
  if (existsSync(path)) copyFileSync(path, draft)
  const copy = new DatabaseSync(draft)
  if (isCopyOurs(copy)) return fast(copy)
  copy.close()
  rmSync(draft)
  const database = fast(new DatabaseSync(draft))
  database.exec(TABLES)
  return database
}

function isCopyOurs(database: DatabaseSync): boolean {
  try {
    return isOurs(database)
  } catch {
    return false
  }
}

/** The draft is thrown away where anything goes wrong, so that nothing of it need be safe before its end. */
function fast(database: DatabaseSync): DatabaseSync {
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -65536; begin')
  return database
}

function update({ path, draft, database, unlock }: Draft): AdvisoryUpdate {
  const close = (): void => {
    database.close()
    unlock()
  }
  return {
    get feeds() {
      return readFeeds(database)
    },
    putAdvisories: (feed, advisories, leftOut) => {
      const id = clearedFeed(database, feed)
      const counts = insertAll(database, { feed, id }, advisories)
      return kept(database, id, { ...feed, records: counts.records, leftOut: counts.leftOut + leftOut() })
    },
    putScores: (feed, scores) => {
      const id = clearedFeed(database, feed)
      database.exec('delete from epss')
      const insert = database.prepare('insert or replace into epss values (?, ?, ?)')
      for (const { cve, score, percentile } of scores) insert.run(cve, score, percentile)
      return kept(database, id, { ...feed, records: scores.length, leftOut: 0 })
    },
    putListed: (feed, listed) => {
      const id = clearedFeed(database, feed)
      database.exec('delete from kev')
      const insert = database.prepare('insert or replace into kev values (?, ?, ?)')
      for (const { cve, since, isRansomware } of listed) insert.run(cve, since, Number(isRansomware))
      return kept(database, id, { ...feed, records: listed.length, leftOut: 0 })
    },
    confirm: (name, checkedAt) => {
      database.prepare('update feeds set checked_at = ? where name = ?').run(checkedAt, name)
    },
    commit: () => {
      database.exec('commit; analyze')
      database.close()
      synced(draft)
      renameSync(draft, path)
      synced(dirname(path))
      unlock()
    },
    discard: () => {
      close()
      rmSync(draft, { force: true })
    },
  }
}

/** The key of a feed of which nothing is kept any more. */
function clearedFeed(database: DatabaseSync, { name }: Feed): number {
  const known = database.prepare('select id from feeds where name = ?').get(name)?.['id']
  if (known !== undefined) {
    for (const table of ['affected', 'advisories', 'ecosystems'])
      database.prepare(`delete from ${table} where feed = ?`).run(Number(known))
    return Number(known)
  }
  return Number(database.prepare('select coalesce(max(id), 0) + 1 as id from feeds').get()?.['id'])
}

function kept(database: DatabaseSync, id: number, feed: KeptFeed): KeptFeed {
  const { name, kind, location, tag, asOf, checkedAt, records, leftOut } = feed
  database
    .prepare('insert or replace into feeds values (?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(id, name, kind, location, tag, asOf, checkedAt, records, leftOut)
  return feed
}

interface Inserts {
  readonly advisory: StatementSync
  readonly affected: StatementSync
  readonly ecosystem: StatementSync
}

/** A feed covers its own ecosystem and the releases of it that it names, not those which its advisories mention besides. */
function insertAll(
  database: DatabaseSync,
  { feed, id }: { readonly feed: Feed; readonly id: number },
  advisories: Iterable<Advisory>,
): { readonly records: number; readonly leftOut: number } {
  const inserts: Inserts = {
    advisory: database.prepare('insert into advisories (feed, id, modified, detail) values (?, ?, ?, ?)'),
    affected: database.prepare('insert into affected values (?, ?, ?, ?, ?)'),
    ecosystem: database.prepare('insert or ignore into ecosystems values (?, ?)'),
  }
  const seen = new Set<string>()
  let [records, leftOut] = [0, 0]
  for (const advisory of advisories) {
    if (!counts(advisory)) {
      leftOut++
      continue
    }
    records++
    const { lastInsertRowid: key } = inserts.advisory.run(id, advisory.id, advisory.modified, packDetail(advisory))
    for (const affected of advisory.affected) {
      const { ecosystem } = affected
      inserts.affected.run(canonicalName(affected), ecosystem, key, id, packVersions(affected))
      if (seen.has(ecosystem) || ecosystem.split(':')[0] !== feed.name) continue
      seen.add(ecosystem)
      inserts.ecosystem.run(id, ecosystem)
    }
  }
  return { records, leftOut }
}

/** What was taken back is none, nor is a package that was made anew without mending anything. */
function counts({ id, withdrawn, affected, aliases, upstream }: Advisory): boolean {
  if (withdrawn !== undefined || affected.length === 0) return false
  return !NO_SECURITY.test(id) || [...aliases, ...upstream].some((other) => other.startsWith('CVE-'))
}

function synced(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Errata of rebuilt distributions that mend bugs or enhance. */
const NO_SECURITY = /^(?:AL|RL|RH|EL|OL)[BE]A-/

import type { DatabaseSync } from 'node:sqlite'

/** What a feed tells of. */
export type FeedKind = 'advisories' | 'epss' | 'kev'

/** Where a part of the database comes from. */
export interface Feed {
  /** `npm`, `Debian`; `EPSS`, `KEV`. */
  readonly name: string
  readonly kind: FeedKind
  /** An address or a path, as it was asked for. */
  readonly location: string
  /** What the server or the file calls this state of it; equal where nothing changed. */
  readonly tag: string
  /** Of what time it is, as who gave it says. Milliseconds since the Unix epoch. */
  readonly asOf: number
  /** When it was last looked at. Milliseconds since the Unix epoch. */
  readonly checkedAt: number
}

export interface KeptFeed extends Feed {
  readonly records: number
  /** Records that were none, or that nobody can hold a version against. */
  readonly leftOut: number
}

/** Marks a file as ours: `RWad`. */
export const APPLICATION_ID = 0x52576164
/** Of the tables below. A file of another version is built anew. */
export const FORMAT = 1

export const TABLES = `
  create table feeds (
    id integer primary key, name text not null unique, kind text not null, location text not null, tag text not null,
    as_of integer not null, checked_at integer not null, records integer not null, left_out integer not null) strict;
  create table ecosystems (feed integer not null, ecosystem text not null, primary key (ecosystem, feed)) strict, without rowid;
  create table advisories (
    key integer primary key, feed integer not null, id text not null, modified integer not null, detail blob not null) strict;
  create index advisories_feed on advisories (feed);
  create table affected (
    name text not null, ecosystem text not null, advisory integer not null, feed integer not null, versions text not null) strict;
  create index affected_name on affected (name, ecosystem);
  create index affected_feed on affected (feed);
  create table epss (cve text primary key, score real not null, percentile real not null) strict, without rowid;
  create table kev (cve text primary key, since text not null, ransomware integer not null) strict, without rowid;
  pragma application_id = ${APPLICATION_ID};
  pragma user_version = ${FORMAT};
`

/** True for a file that this release can read. */
export function isOurs(database: DatabaseSync): boolean {
  return pragma(database, 'application_id') === APPLICATION_ID && pragma(database, 'user_version') === FORMAT
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): unknown {
  return database.prepare(`pragma ${name}`).get()?.[name]
}

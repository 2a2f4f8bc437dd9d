import type { RangeEvent } from '@ringwall/base/versions'
import { type Advisory, type AffectedPackage, err, ok, type Rating, type Result } from '@ringwall/model'

/**
 * Reads an advisory of OSV, or says why it is none. Packages without a name, and ranges of commits, are left out: nobody can hold a
 * version against them. Total. Cost: linear. (OSV schema 1.7.)
 */
export function readAdvisory(bytes: Uint8Array): Result<Advisory, string> {
  const record = parsed(bytes)
  if (record === undefined) return err('is not JSON')
  const { id, modified, withdrawn, summary, details } = record
  if (typeof id !== 'string' || !ID.test(id)) return err('id is none')
  const time = timeOf(modified)
  if (time === undefined) return err(`${id}: modified is no time`)
  const affected = list(record['affected']).map(members)
  return ok({
    id,
    modified: time,
    withdrawn: timeOf(withdrawn),
    summary: (text(summary) ?? firstLine(text(details) ?? '')).slice(0, MAX_SUMMARY),
    aliases: texts(record['aliases']),
    upstream: [...texts(record['upstream']), ...texts(record['related']).filter((other) => other.startsWith('CVE-'))],
    ratings: ratingsOf(record, publisherOf(id)),
    references: list(record['references'])
      .map((reference) => text(members(reference)['url']) ?? '')
      .filter((url) => WEB.test(url)),
    affected: affected.flatMap((each) => affectedOf(each, publisherOf(id))),
  })
}

type Members = Readonly<Record<string, unknown>>

function affectedOf(affected: Members, by: string): readonly AffectedPackage[] {
  const { ecosystem, name } = members(affected['package'])
  if (typeof ecosystem !== 'string' || typeof name !== 'string' || ecosystem === '' || name === '') return []
  const ranges = list(affected['ranges'])
    .map(members)
    .filter(({ type }) => type === 'ECOSYSTEM' || type === 'SEMVER')
    .map(({ events }) => list(events).flatMap((event) => eventsOf(members(event))))
  return [
    {
      ecosystem,
      name,
      ranges: ranges.filter((events) => events.length > 0),
      versions: texts(affected['versions']),
      ratings: ratingsOf(affected, by),
    },
  ]
}

/** The schema has one of them in each event; older records have two. */
function eventsOf(event: Members): readonly RangeEvent[] {
  return KINDS.flatMap((kind) => {
    const version = event[kind]
    return typeof version === 'string' && version !== '' ? [{ kind, version }] : []
  })
}

/** A word of the publisher says more than numbers do: it knows how the thing is used. */
function ratingsOf(from: Members, by: string): readonly Rating[] {
  const words = [members(from['database_specific']), members(from['ecosystem_specific'])].flatMap(({ severity }) =>
    typeof severity === 'string' ? [{ kind: 'word', by, word: severity } as const] : [],
  )
  const scores = list(from['severity']).flatMap((each): readonly Rating[] => {
    const { type, score } = members(each)
    if (typeof type !== 'string' || typeof score !== 'string') return []
    return type.startsWith('CVSS_') ? [{ kind: 'cvss', by, vector: score }] : [{ kind: 'word', by: type, word: score }]
  })
  return [...words, ...scores]
}

/** What stands before the first hyphen: `GHSA`, `DSA`. */
function publisherOf(id: string): string {
  return id.split('-')[0] ?? id
}

function firstLine(details: string): string {
  return (
    details
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.replace(/^#{1,6} /, '')
      .trim() ?? ''
  )
}

function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}

function parsed(bytes: Uint8Array): Members | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null ? (value as Members) : undefined
  } catch {
    return undefined
  }
}

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function texts(value: unknown): readonly string[] {
  return list(value).filter((each) => typeof each === 'string')
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

const KINDS = ['introduced', 'fixed', 'last_affected', 'limit'] as const
const ID = /^[\w.:-]{1,200}$/
const WEB = /^https?:\/\//
const MAX_SUMMARY = 500

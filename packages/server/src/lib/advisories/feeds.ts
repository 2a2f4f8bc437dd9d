import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { FeedKind } from '@ringwall/store/advisories'
import { UsageError } from '../usage-error.ts'

/** A feed to be taken in. */
export interface WantedFeed {
  readonly name: string
  readonly kind: FeedKind
  readonly location: string
}

/** The feeds of ecosystems below the address or directory of a bulk export: `<base>/<ecosystem>/all.zip`. */
export function feedsAt(base: string, ecosystems: readonly string[]): readonly WantedFeed[] {
  return ecosystems.map((name) => ({ name, kind: 'advisories', location: exportOf(base, name) }))
}

/** The feeds in files: a directory that is laid out as the export is, an `all.zip` in one of its folders, or an archive or a record of a named ecosystem. */
export function feedsIn(path: string, ecosystem: string | undefined): readonly WantedFeed[] {
  const kind = statSync(path, { throwIfNoEntry: false })
  if (kind === undefined) throw new UsageError(`${path}: does not exist`)
  if (!kind.isDirectory()) return [{ name: ecosystem ?? ecosystemOf(path), kind: 'advisories', location: path }]
  const found = readdirSync(path)
    .sort()
    .filter((name) => existsSync(join(path, name, 'all.zip')))
  if (found.length > 0)
    return feedsAt(path, ecosystem === undefined ? found : found.filter((name) => name === ecosystem))
  if (existsSync(join(path, 'all.zip'))) return feedsIn(join(path, 'all.zip'), ecosystem)
  throw new UsageError(`${path}: holds no all.zip, nor folders with one`)
}

function exportOf(base: string, ecosystem: string): string {
  return /^https?:\/\//i.test(base)
    ? `${base.replace(/\/{1,100}$/, '')}/${encodeURIComponent(ecosystem)}/all.zip`
    : join(base, ecosystem, 'all.zip')
}

function ecosystemOf(path: string): string {
  if (basename(path) === 'all.zip') return basename(dirname(resolve(path)))
  throw new UsageError(`${path}: does not say its ecosystem: name it by --ecosystem`)
}

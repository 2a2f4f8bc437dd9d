import { existsSync } from 'node:fs'
import { VULNERABILITY_RULES } from '@ringwall/engines/vulnerability'
import { type Parser, parsers } from '@ringwall/formats'
import type { Gap } from '@ringwall/model'
import { type AdvisoryStore, AdvisoryStoreError, openAdvisories } from '@ringwall/store/advisories'
import { advisoriesPath, ageOf } from '../lib/advisories/index.ts'
import type { Config } from '../lib/config/index.ts'
import type { PackageRequest } from '../lib/scan/index.ts'
import { UsageError } from '../lib/usage-error.ts'
import { chosenDirectory } from './data/index.ts'
import type { Terminal } from './terminal.ts'

export interface PackageFlags {
  /** The advisory database. */
  readonly database?: string
  readonly mavenRepository?: string
}

/** How packages are judged, and what lets go of the advisories. Throws a UsageError for a database that was named and is not there. */
export async function packageRequest(
  terminal: Terminal,
  { database, mavenRepository }: PackageFlags,
  { rulesOff }: Pick<Config, 'rulesOff'>,
): Promise<{ readonly request: PackageRequest; readonly close: () => void }> {
  if (database !== undefined && !existsSync(database)) throw new UsageError(`${database}: does not exist`)
  const path = database ?? advisoriesPath(chosenDirectory(terminal, undefined))
  const { store, gaps } = opened(path)
  const all = store === undefined ? [] : await packageParsers()
  return {
    request: {
      tells: (path) => (store === undefined ? isUsual(path) : all.some((parser) => parser.claims(path))),
      parsers: all,
      rules: VULNERABILITY_RULES.filter(({ id }) => !rulesOff.includes(id)),
      lookup: store,
      gaps,
      ...(mavenRepository === undefined ? {} : { mavenRepository }),
    },
    close: () => store?.close(),
  }
}

/** All but those that tell of other things. */
export async function packageParsers(): Promise<readonly Parser[]> {
  const wanted = Object.entries(parsers).filter(([id]) => !OTHERS.has(id))
  return Promise.all(wanted.map(async ([, load]): Promise<Parser> => load()))
}

function isUsual(path: string): boolean {
  const plain = `/${path.replaceAll('\\', '/')}`
  return USUAL.some((name) => plain.endsWith(`/${name}`))
}

interface Opened {
  readonly store: AdvisoryStore | undefined
  readonly gaps: readonly Gap[]
}

/** A database that is broken or old is a gap, and the rest is judged. */
function opened(path: string): Opened {
  try {
    const store = openAdvisories(path)
    const { days, isStale } = ageOf(store?.feeds ?? [], Date.now())
    const message = `the advisories are of ${days} days ago: run ringwall db update`
    return { store, gaps: store === undefined || !isStale ? [] : [{ code: 'stale', message, at: { file: path } }] }
  } catch (cause) {
    if (!(cause instanceof AdvisoryStoreError)) throw cause
    return { store: undefined, gaps: [{ code: 'unreadable', message: cause.message, at: { file: path } }] }
  }
}

/** Names of files that tell of packages, the usual ones: to say that there are any, without loading all that can read them. */
export const USUAL: readonly string[] = [
  'bun.lock',
  'Cargo.lock',
  'composer.lock',
  'conan.lock',
  'Gemfile.lock',
  'go.mod',
  'gradle.lockfile',
  'lib/apk/db/installed',
  'mix.lock',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'Package.resolved',
  'packages.lock.json',
  'pdm.lock',
  'Pipfile.lock',
  'pnpm-lock.yaml',
  'Podfile.lock',
  'poetry.lock',
  'pom.xml',
  'pubspec.lock',
  'pylock.toml',
  'requirements.txt',
  'uv.lock',
  'var/lib/dpkg/status',
  'yarn.lock',
]
const OTHERS: ReadonlySet<string> = new Set(['kubernetes'])

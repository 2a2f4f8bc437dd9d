import { statSync } from 'node:fs'
import { basename, relative, sep } from 'node:path'
import type { File, ParseContext, Parser } from '@ringwall/formats'
import type { AdvisoryLookup, Gap, Package, Rule } from '@ringwall/model'
import { fileResolver } from '@ringwall/sources/filesystem'
import { parsed } from './parsed.ts'
import type { TargetRequest } from './target.ts'

/** How packages are held against advisories. */
export interface PackageRequest {
  /** True for the path of a file that tells of packages. */
  readonly tells: (path: string) => boolean
  /** Of such files; none where there are no advisories. */
  readonly parsers: readonly Parser[]
  /** Those of `VULNERABILITY_RULES` that are not off. */
  readonly rules: readonly Rule[]
  /** `undefined` where there are none: then nothing is read, and that is told. */
  readonly lookup: AdvisoryLookup | undefined
  /** What is wrong with the advisories themselves. */
  readonly gaps: readonly Gap[]
  /** The directory of a Maven repository. */
  readonly mavenRepository?: string
}

/** Reads the packages of one target, file by file. */
export interface PackageReader {
  /** True for a file that is to be opened. */
  wants(path: string): boolean
  read(file: File, context: ParseContext): void
  readonly packages: readonly Package[]
  readonly gaps: readonly Gap[]
  /** Files that tell of packages and were not opened. */
  readonly unread: ReadonlySet<string>
}

/** A reader of the packages of a target; without a request it wants nothing. */
export function packageReader(request: PackageRequest | undefined, target: TargetRequest): PackageReader {
  const { tells = () => false, parsers = [], lookup, mavenRepository } = request ?? {}
  const packages: Package[] = []
  const gaps: Gap[] = []
  const unread = new Set<string>()
  const resolve = fileResolver({ path: target.path, mavenRepository, maxBytes: target.maxFileBytes })
  const nameIn = namesWithin(target.path)
  return {
    packages,
    gaps,
    unread,
    wants: (path) => {
      if (!tells(path)) return false
      if (lookup === undefined) unread.add(path)
      return lookup !== undefined
    },
    read: (file, context) => {
      for (const parser of parsers.filter((each) => each.claims(file.path))) {
        const reading = parsed(parser, file, { ...context, resolve })
        gaps.push(...reading.gaps)
        for (const fact of reading.facts) if (fact.class === 'package') packages.push(placed(fact, nameIn))
      }
    },
  }
}

/** The file is known by its place in the target, so that it is the same from wherever the target is scanned. */
function placed(found: Package, nameIn: (path: string) => string): Package {
  const { asset } = found
  return asset.kind === 'file' ? { ...found, asset: { ...asset, path: nameIn(asset.path) } } : found
}

function namesWithin(target: string): (path: string) => string {
  const isDirectory = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false
  return (path) => (isDirectory ? relative(target, path).replaceAll(sep, '/') : basename(path))
}

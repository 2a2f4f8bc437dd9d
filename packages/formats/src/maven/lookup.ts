import { decodeText } from '@ringwall/base/encoding'
import type { ParseContext } from '../format.ts'
import { childOf, childrenOf, parseXml } from '../lib/xml/index.ts'
import { type Pom, readPom } from './pom.ts'

/** Finds other projects, by their path or their coordinates, each read once. */
export interface Lookup {
  /** The project of a path that stands in a file: a directory means the `pom.xml` in it. */
  beside(file: string, path: string): FoundPom | undefined
  /** The project of a version of an artifact, in a repository. */
  published(groupId: string, artifactId: string, version: string): FoundPom | undefined
}

export interface FoundPom {
  readonly pom: Pom
  /** `undefined` for one of a repository. */
  readonly file: string | undefined
}

/** Looks up through the resolver of the context; after `MAX_POMS` nothing more is found. */
export function lookupOf({ resolve, limits }: ParseContext): Lookup {
  const known = new Map<string, Pom | undefined>()
  const load = (key: string, bytes: () => Uint8Array | undefined): Pom | undefined => {
    if (known.has(key) || known.size >= MAX_POMS) return known.get(key)
    const decoded = decodeText(bytes() ?? NONE)
    const pom = decoded.kind === 'text' && decoded.text !== '' ? readPom(decoded.text, limits).pom : undefined
    known.set(key, pom)
    return pom
  }
  return {
    beside: (file, path) => {
      const target = joined(file, path.endsWith('.xml') ? path : `${path}/pom.xml`)
      const pom =
        target === undefined ? undefined : load(`file ${target}`, () => resolve?.({ kind: 'file', path: target }))
      return pom && { pom, file: target }
    },
    published: (groupId, artifactId, version) => {
      if (![groupId, artifactId, version].every((part) => COORDINATE.test(part))) return undefined
      const folder = `${groupId.replaceAll('.', '/')}/${artifactId}/${version}`
      const read = (path: string) => resolve?.({ kind: 'maven', path: `${folder}/${path}` })
      const pom = load(
        `maven ${folder}`,
        () => read(`${artifactId}-${version}.pom`) ?? snapshot(artifactId, version, read),
      )
      return pom && { pom, file: undefined }
    },
  }

  /** The newest build of a version that is not released has a name of its own, which the metadata beside it tells. */
  function snapshot(artifactId: string, version: string, read: (path: string) => Uint8Array | undefined) {
    const metadata = version.endsWith('-SNAPSHOT') ? read('maven-metadata.xml') : undefined
    if (metadata === undefined) return undefined
    const { root } = parseXml(new TextDecoder().decode(metadata), limits)
    const builds = childrenOf(root, 'versioning', 'snapshotVersions', 'snapshotVersion')
    const build = builds.find((each) => childOf(each, 'extension')?.text === 'pom')
    const value = childOf(build, 'value')?.text ?? ''
    return COORDINATE.test(value) ? read(`${artifactId}-${value}.pom`) : undefined
  }
}

/**
 * A path from the directory of a file, without `.` and with `..` at its beginning alone; `undefined` where it is absolute, or leads
 * above the root.
 */
function joined(file: string, path: string): string | undefined {
  if (/^[\\/]|^[A-Za-z]:/.test(path)) return undefined
  const isAbsolute = file.startsWith('/')
  const parts: string[] = []
  for (const part of [...file.split('/').slice(0, -1), ...path.split(/[\\/]/)]) {
    if (part === '.' || part === '') continue
    if (part !== '..') parts.push(part)
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (isAbsolute) return undefined
    else parts.push('..')
  }
  return `${isAbsolute ? '/' : ''}${parts.join('/')}`
}

const COORDINATE = /^[\w+.-]{1,200}$/
const MAX_POMS = 10_000
const NONE = new Uint8Array()

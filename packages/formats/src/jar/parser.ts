import type { Parser } from '../format.ts'
import { fatal, type Problem } from '../lib/document/index.ts'
import {
  type BytesInput,
  bytesPackages,
  type FoundPackage,
  type PackageList,
  passedOver,
} from '../lib/packages/index.ts'
import { readZip, type ZipEntry } from '../lib/zip/index.ts'
import { identify } from './identify.ts'
import { propertiesOf } from './properties.ts'

/** Archives of Java, and those within them: by the properties that Maven puts in, else by the manifest. */
export const parser: Parser = bytesPackages({
  id: 'jar',
  ecosystem: 'Maven',
  claims: /\.(?:jar|war|ear|par|hpi|jpi)$/i,
  read,
})

function read({ file }: BytesInput): PackageList {
  const reading: Reading = { packages: [], problems: [], bytesLeft: MAX_BYTES }
  readArchive(file.path, file.bytes, { depth: 0, reading })
  return reading
}

interface Reading {
  readonly packages: FoundPackage[]
  readonly problems: Problem[]
  bytesLeft: number
}

function readArchive(
  path: string,
  bytes: Uint8Array,
  { depth, reading }: { readonly depth: number; readonly reading: Reading },
): void {
  const entries = readZip(bytes, MAX_ENTRIES)
  if (entries === undefined) {
    reading.problems.push(
      fatal('syntax', `${depth === 0 ? '' : `${path}: `}not an archive of Java: no end of a zip archive`, 0),
    )
    return
  }
  const unpack = (entry: ZipEntry) => unpacked(`${path}!${entry.path}`, entry, reading)
  const built = entries
    .filter(({ path: name }) => PROPERTIES.test(name))
    .flatMap((entry) => propertiesOf(unpack(entry) ?? NONE))
  const manifest = entries.find(({ path: name }) => name.toUpperCase() === 'META-INF/MANIFEST.MF')
  const own = identify(path, manifest === undefined ? NONE : (unpack(manifest) ?? NONE), built)
  reading.packages.push(...built, ...own)
  // A directory of classes that only holds other archives, such as a web application, need not say what it is.
  if (built.length + own.length === 0 && !entries.some(({ path: name }) => ARCHIVE.test(name)))
    reading.problems.push(passedOver(`${path}: an archive of Java that does not say what it is`, 0))
  for (const entry of entries.filter(({ path: name }) => ARCHIVE.test(name))) {
    const inner = depth < MAX_DEPTH ? unpack(entry) : undefined
    if (inner !== undefined) readArchive(`${path}!${entry.path}`, inner, { depth: depth + 1, reading })
    else if (depth >= MAX_DEPTH)
      reading.problems.push(fatal('too_deep', `${path}!${entry.path}: nested deeper than ${MAX_DEPTH} archives`, 0))
  }
}

/** The contents of an entry, counted against what may be unpacked of the whole file. */
function unpacked(path: string, entry: ZipEntry, reading: Reading): Uint8Array | undefined {
  const content = entry.read(Math.max(0, reading.bytesLeft))
  reading.bytesLeft -= content?.length ?? 0
  if (content === undefined)
    reading.problems.push(passedOver(`${path}: cannot be unpacked, or not within the limit of ${MAX_BYTES} bytes`, 0))
  return content
}

const PROPERTIES = /(?:^|\/)pom\.properties$/
const ARCHIVE = /\.(?:jar|war|ear|par|hpi|jpi)$/i
const MAX_ENTRIES = 200_000
const MAX_DEPTH = 8
const MAX_BYTES = 512 * 1024 * 1024
const NONE = new Uint8Array()

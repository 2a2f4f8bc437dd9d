import type { Parser } from '../format.ts'
import { fatal, type Problem } from '../lib/document/index.ts'
import {
  type BytesInput,
  bytesPackages,
  type Distribution,
  distributionOf,
  type FoundPackage,
  type PackageList,
  passedOver,
} from '../lib/packages/index.ts'
import { readTable } from '../lib/sqlite/index.ts'
import { berkeleyValues } from './berkeley.ts'
import { type Header, readHeader } from './header.ts'
import { ndbBlobs } from './ndb.ts'
import { sourceOf } from './source.ts'

/** What rpm has installed: databases of SQLite, of rpm's own kind and of Berkeley DB. */
export const parser: Parser = bytesPackages({
  id: 'rpm-db',
  ecosystem: 'Red Hat',
  claims: /(?:^|[\\/])(?:var|usr)[\\/]lib[\\/](?:sysimage[\\/])?rpm[\\/](?:Packages|Packages\.db|rpmdb\.sqlite)$/,
  read,
})

function read(input: BytesInput): PackageList {
  const blobs = blobsOf(input.file.bytes)
  if (blobs === undefined)
    return {
      packages: [],
      problems: [fatal('syntax', 'not a database of rpm: neither SQLite, NDB nor Berkeley DB', 0)],
    }
  const headers = blobs.map(readHeader)
  const known = headers.filter((header) => header !== undefined)
  const installed = known.filter(({ name }) => name !== 'gpg-pubkey')
  const distribution = distributionOf(input.file.path, DATABASE, { usual: 'Red Hat', context: input.context })
  const providers = new Map(installed.flatMap((header) => header.provides.map((name) => [name, idOf(header)] as const)))
  return {
    packages: installed.map((header) => packageOf(header, providers, distribution)),
    problems: [...broken(headers.length - known.length), ...unwritten(input)],
  }
}

function blobsOf(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const rows = readTable(bytes, 'Packages')
  if (rows === undefined) return ndbBlobs(bytes) ?? berkeleyValues(bytes)
  return rows.map(({ values }) => values.find((value) => value instanceof Uint8Array) ?? NONE)
}

function packageOf(
  header: Header,
  providers: ReadonlyMap<string, string>,
  { ecosystem, distro }: Distribution,
): FoundPackage {
  const { name, version, release, epoch, arch, modularity, licence } = header
  return {
    id: idOf(header),
    name,
    version: `${epoch === 0 ? '' : `${epoch}:`}${version}-${release}`,
    purlVersion: `${version}-${release}`,
    ecosystem,
    origin: sourceOf(header),
    qualifiers: {
      arch,
      ...(epoch === 0 ? {} : { epoch: String(epoch) }),
      ...(distro === undefined ? {} : { distro }),
      ...(modularity === '' ? {} : { rpmmod: modularity }),
    },
    dependsOn: header.requires.flatMap((need) => providers.get(need) ?? []).filter((id) => id !== idOf(header)),
    licences: licence === '' ? [] : [licence],
  }
}

/** Several versions of a package may be installed beside each other, such as kernels. */
function idOf({ name, version, release, arch }: Header): string {
  return `${name}-${version}-${release}.${arch}`
}

function broken(count: number): readonly Problem[] {
  return count === 0 ? [] : [passedOver(`${count} packages of the database cannot be read`, 0)]
}

/** What rpm wrote last may stand beside the database, until it is closed. */
function unwritten({ file, context }: BytesInput): readonly Problem[] {
  const log = context.resolve?.({ kind: 'file', path: `${file.path}-wal` })
  return log === undefined || log.length === 0 ? [] : [passedOver('a write-ahead log beside it, which is not read', 0)]
}

const DATABASE = /(?:var|usr)[\\/]lib[\\/](?:sysimage[\\/])?rpm[\\/][^\\/]{1,50}$/
const NONE = new Uint8Array()

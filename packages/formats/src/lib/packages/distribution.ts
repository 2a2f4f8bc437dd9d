import { decodeText } from '@ringwall/base/encoding'
import type { ParseContext } from '../../format.ts'

/** What an operating system is, by its `os-release`. */
export interface Distribution {
  /** As OSV spells it, with the release: `Debian:12`. */
  readonly ecosystem: string
  /** `debian-12`, as package URLs qualify; `undefined` where it is not known. */
  readonly distro: string | undefined
}

/** The distribution whose root a path of a package database is below; `usual` where it does not say, or is none that we know. */
export function distributionOf(
  database: string,
  suffix: RegExp,
  { usual, context }: { readonly usual: string; readonly context: ParseContext },
): Distribution {
  const root = database.replace(suffix, '')
  for (const path of PATHS) {
    const bytes = context.resolve?.({ kind: 'file', path: `${root}${path}` })
    const decoded = bytes === undefined ? undefined : decodeText(bytes)
    if (decoded?.kind === 'text') return readOsRelease(decoded.text) ?? { ecosystem: usual, distro: undefined }
  }
  return { ecosystem: usual, distro: undefined }
}

/** Reads an `os-release`; `undefined` where advisories know no such system. (freedesktop.org, os-release.) */
export function readOsRelease(text: string): Distribution | undefined {
  const fields = new Map(
    [...text.matchAll(LINE)].map(({ 1: key = '', 2: value = '' }) => [key, value.replace(/^["']|["']$/g, '')]),
  )
  const id = fields.get('ID') ?? ''
  const version = fields.get('VERSION_ID')
  const name = NAMES.get(id)
  if (name === undefined) return undefined
  const release = version === undefined ? undefined : releaseOf(id, version)
  return {
    ecosystem: release === undefined ? name : `${name}:${release}`,
    distro: version === undefined ? id : `${id}-${version}`,
  }
}

/** The release as OSV names it. */
function releaseOf(id: string, version: string): string | undefined {
  const [major = '', minor = '0'] = version.split('.')
  switch (id) {
    case 'alpine':
      return `v${major}.${minor}`
    case 'ubuntu':
      return Number(major) % 2 === 0 && minor === '04' ? `${version}:LTS` : version
    case 'almalinux':
    case 'azurelinux':
    case 'debian':
    case 'rocky':
      return major
    case 'opensuse-leap':
      return `Leap ${version}`
    case 'sles':
      return `Linux Enterprise Server ${minor === '0' ? major : `${major} SP${minor}`}`
    case 'mageia':
    case 'photon':
      return version
    default:
      return undefined
  }
}

const LINE = /^([A-Z_]{1,40})=(.{0,500}?)\s{0,10}$/gm
const PATHS = ['etc/os-release', 'usr/lib/os-release']
const NAMES: ReadonlyMap<string, string> = new Map([
  ['almalinux', 'AlmaLinux'],
  ['alpaquita', 'Alpaquita'],
  ['alpine', 'Alpine'],
  ['amzn', 'Amazon Linux'],
  ['azurelinux', 'Azure Linux'],
  ['centos', 'CentOS'],
  ['chainguard', 'Chainguard'],
  ['debian', 'Debian'],
  ['fedora', 'Fedora'],
  ['mageia', 'Mageia'],
  ['mariner', 'Azure Linux'],
  ['minimos', 'MinimOS'],
  ['ol', 'Oracle Linux'],
  ['openeuler', 'openEuler'],
  ['opensuse-leap', 'openSUSE'],
  ['opensuse-tumbleweed', 'openSUSE'],
  ['photon', 'Photon OS'],
  ['rhel', 'Red Hat'],
  ['rocky', 'Rocky Linux'],
  ['sles', 'SUSE'],
  ['ubuntu', 'Ubuntu'],
  ['wolfi', 'Wolfi'],
])

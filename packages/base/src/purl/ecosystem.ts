import { printPurl } from './print.ts'
import type { Purl } from './purl.ts'

/** A package as the advisories of its ecosystem name it. */
export interface PackageName {
  /** As OSV spells it, without a release: `npm`, `Debian`. */
  readonly ecosystem: string
  readonly name: string
}

/** The package URL of a package of an ecosystem of OSV; `generic` for one that has no type of its own. */
export function purlOf(
  { ecosystem, name }: PackageName,
  version: string | undefined,
  qualifiers: Readonly<Record<string, string>> = {},
): string {
  const type = TYPES.get(ecosystem) ?? 'generic'
  return printPurl({ type, ...partsOf(type, ecosystem, name), version, qualifiers })
}

/** What advisories call the package of a package URL; `undefined` where no ecosystem of ours has its type. */
export function packageOf({ type, namespace, name }: Purl): PackageName | undefined {
  const ecosystem = SYSTEMS.has(type) ? DISTRIBUTIONS.get(namespace) : ECOSYSTEMS.get(type)
  if (ecosystem === undefined) return undefined
  if (SYSTEMS.has(type) || namespace === '') return { ecosystem, name }
  return { ecosystem, name: `${namespace}${type === 'maven' ? ':' : '/'}${name}` }
}

function partsOf(type: string, ecosystem: string, name: string): Pick<Purl, 'namespace' | 'name'> & Partial<Purl> {
  if (SYSTEMS.has(type)) return { namespace: NAMESPACES.get(ecosystem) ?? '', name }
  if (type === 'cocoapods') return cut(name, name.indexOf('/'), 'subpath')
  if (type === 'maven') return cut(name, name.indexOf(':'), 'namespace')
  return NAMESPACED.has(type) ? cut(name, name.lastIndexOf('/'), 'namespace') : { namespace: '', name }
}

function cut(
  name: string,
  at: number,
  part: 'namespace' | 'subpath',
): Pick<Purl, 'namespace' | 'name'> & Partial<Purl> {
  if (at < 0) return { namespace: '', name }
  const [head, tail] = [name.slice(0, at), name.slice(at + 1)]
  return part === 'namespace' ? { namespace: head, name: tail } : { namespace: '', name: head, subpath: tail }
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['AlmaLinux', 'rpm'],
  ['Alpaquita', 'apk'],
  ['Alpine', 'apk'],
  ['Amazon Linux', 'rpm'],
  ['Azure Linux', 'rpm'],
  ['Bitnami', 'bitnami'],
  ['CentOS', 'rpm'],
  ['Chainguard', 'apk'],
  ['CocoaPods', 'cocoapods'],
  ['ConanCenter', 'conan'],
  ['Conda', 'conda'],
  ['CRAN', 'cran'],
  ['crates.io', 'cargo'],
  ['Debian', 'deb'],
  ['Fedora', 'rpm'],
  ['Go', 'golang'],
  ['Hackage', 'hackage'],
  ['Hex', 'hex'],
  ['Julia', 'julia'],
  ['Maven', 'maven'],
  ['npm', 'npm'],
  ['NuGet', 'nuget'],
  ['openSUSE', 'rpm'],
  ['Oracle Linux', 'rpm'],
  ['Packagist', 'composer'],
  ['Photon OS', 'rpm'],
  ['Pub', 'pub'],
  ['PyPI', 'pypi'],
  ['Red Hat', 'rpm'],
  ['Rocky Linux', 'rpm'],
  ['RubyGems', 'gem'],
  ['SUSE', 'rpm'],
  ['SwiftURL', 'swift'],
  ['Ubuntu', 'deb'],
  ['Wolfi', 'apk'],
])
/** Types whose namespace is a distribution. */
const SYSTEMS: ReadonlySet<string> = new Set(['apk', 'deb', 'rpm'])
const NAMESPACED: ReadonlySet<string> = new Set(['composer', 'golang', 'npm', 'swift'])
const NAMESPACES: ReadonlyMap<string, string> = new Map([
  ['AlmaLinux', 'almalinux'],
  ['Alpaquita', 'alpaquita'],
  ['Alpine', 'alpine'],
  ['Amazon Linux', 'amzn'],
  ['Azure Linux', 'azurelinux'],
  ['CentOS', 'centos'],
  ['Chainguard', 'chainguard'],
  ['Debian', 'debian'],
  ['Fedora', 'fedora'],
  ['openSUSE', 'opensuse'],
  ['Oracle Linux', 'ol'],
  ['Photon OS', 'photon'],
  ['Red Hat', 'redhat'],
  ['Rocky Linux', 'rocky'],
  ['SUSE', 'suse'],
  ['Ubuntu', 'ubuntu'],
  ['Wolfi', 'wolfi'],
])
const DISTRIBUTIONS: ReadonlyMap<string, string> = new Map(
  [...NAMESPACES].map(([ecosystem, name]) => [name, ecosystem]),
)
const ECOSYSTEMS: ReadonlyMap<string, string> = new Map(
  [...TYPES].filter(([, type]) => !SYSTEMS.has(type)).map(([ecosystem, type]) => [type, ecosystem]),
)

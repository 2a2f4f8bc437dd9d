import { sha256 } from '@ringwall/base/hash'
import type { Inventory, Package } from '@ringwall/model'
import type { Sbom } from '../format.ts'
import { type Component, componentsOf, isSpdxLicence, serialOf } from '../lib/inventory/index.ts'
import { printJsonLists } from '../lib/text/index.ts'

/** SPDX 2.3, JSON. (SPDX specification 2.3.) */
export const sbom: Sbom = {
  id: 'spdx',
  summary: 'SPDX 2.3 JSON',
  mediaType: 'application/spdx+json',
  write,
}

function write(inventory: Inventory): Iterable<string> {
  const components = componentsOf(inventory)
  return printJsonLists({ ...head(inventory), packages: [], relationships: [] }, 1, [
    [targetOf(inventory), ...components.map(packageOf)],
    [related('SPDXRef-DOCUMENT', 'DESCRIBES', TARGET), ...components.flatMap(relationsOf)],
  ])
}

function head(inventory: Inventory): object {
  const { version, target, time, gaps } = inventory
  const missing = gaps.map(({ message, at }) => `${at.file}: ${message}`)
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: target,
    documentNamespace: `https://spdx.org/spdxdocs/ringwall-${serialOf(inventory)}`,
    creationInfo: {
      created: new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z'),
      creators: [`Tool: ringwall-${version}`],
    },
    ...(missing.length === 0 ? {} : { comment: ['Incomplete:', ...missing].join('\n') }),
  }
}

function targetOf({ target }: Inventory): object {
  return { name: target, SPDXID: TARGET, ...UNKNOWN, primaryPackagePurpose: 'APPLICATION' }
}

/** A licence is declared only by an identifier of SPDX: what a package writes in its place is told as a comment. */
function packageOf({ purl, first, found, licences }: Component): object {
  const [licence, second] = licences
  const isDeclared = licence !== undefined && second === undefined && isSpdxLicence(licence)
  return {
    name: first.name,
    SPDXID: idOf(purl),
    ...(first.version === undefined ? {} : { versionInfo: first.version }),
    ...UNKNOWN,
    ...(isDeclared ? { licenseDeclared: licence } : {}),
    ...(licences.length === 0 || isDeclared ? {} : { licenseComments: `Declared: ${licences.join(', ')}` }),
    sourceInfo: found.map(placeOf).join('\n'),
    ...(first.requirement === undefined ? {} : { comment: `Asked for: ${first.requirement}` }),
    externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
  }
}

function placeOf({ at, origin }: Package): string {
  const from = origin === undefined ? '' : `, built from ${origin.name} ${origin.version}`
  return `found in ${at.file}${'start' in at ? `:${at.start.line}` : ''}${from}`
}

/** What the target asks for, by what it is there for, and what each package asks for. */
function relationsOf({ purl, usage, isTop, dependsOn }: Component): readonly object[] {
  const own = idOf(purl)
  const edges = dependsOn.map((other) => related(own, 'DEPENDS_ON', idOf(other)))
  if (!isTop) return edges
  switch (usage) {
    case 'production':
      return [related(TARGET, 'DEPENDS_ON', own), ...edges]
    case 'development':
      return [related(own, 'DEV_DEPENDENCY_OF', TARGET), ...edges]
    case 'optional':
      return [related(own, 'OPTIONAL_DEPENDENCY_OF', TARGET), ...edges]
  }
}

function related(spdxElementId: string, relationshipType: string, relatedSpdxElement: string): object {
  return { spdxElementId, relationshipType, relatedSpdxElement }
}

/** Letters, digits, dots and hyphens alone may stand in an identifier. */
function idOf(purl: string): string {
  return `SPDXRef-Package-${sha256([purl]).slice(0, 32)}`
}

const TARGET = 'SPDXRef-Target'
const UNKNOWN = {
  downloadLocation: 'NOASSERTION',
  filesAnalyzed: false,
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
}

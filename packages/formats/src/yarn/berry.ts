import { type FoundPackage, ofYaml, type PackageList, packageId, passedOver, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'
import { patternOf } from './pattern.ts'

/**
 * A lock file of version 2 or later, which is YAML. Workspaces, and what is linked, are left out; so is what Yarn itself patches, for it
 * stands there unpatched too.
 */
export const readBerry = ofYaml(read)

function read(root: Tree): PackageList {
  if (!root.isMap()) return unlike('not a lock file of Yarn: no map', root)
  const entries = root.entries().filter(([key]) => key !== '__metadata')
  const ids = new Map(entries.flatMap(([key, entry]) => key.split(', ').map((pattern) => [pattern, idOf(entry)])))
  const problems = entries
    .filter(([, entry]) => resolved(entry) === undefined || resolved(entry)?.source === 'unknown')
    .map(([key, entry]) => passedOver(`no package of a known source: ${JSON.stringify(key)}`, entry.at?.start ?? 0))
  return { packages: entries.flatMap(([, entry]) => packageOf(entry, ids)), problems }
}

function packageOf(entry: Tree, ids: ReadonlyMap<string, string>): readonly FoundPackage[] {
  const pattern = resolved(entry)
  if (pattern === undefined || pattern.source === 'local' || pattern.source === 'unknown') return []
  if (OWN_PATCH.test(entry.get('resolution').string() ?? '')) return []
  const dependsOn = entry
    .get('dependencies')
    .entries()
    .flatMap(([name, range]) => wanted(name, range.scalar() ?? '').flatMap((key) => ids.get(key) ?? []))
  return [{ name: pattern.name, version: entry.get('version').scalar(), dependsOn, at: entry.at }]
}

function resolved(entry: Tree) {
  return patternOf(entry.get('resolution').string() ?? '')
}

function idOf(entry: Tree): string {
  return packageId(resolved(entry)?.name ?? '', entry.get('version').scalar())
}

/** A range without a protocol is one of the registry. */
function wanted(name: string, range: string): readonly string[] {
  return [`${name}@${range}`, `${name}@npm:${range}`]
}

const OWN_PATCH = /@patch:[^#]{1,500}#[~a-z!]{0,20}builtin</

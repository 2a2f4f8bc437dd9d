import type { Parser } from '../format.ts'
import type { Problem } from '../lib/document/index.ts'
import {
  type FoundPackage,
  ofYaml,
  type PackageList,
  packageId,
  passedOver,
  textPackages,
  unlike,
} from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of CocoaPods. */
export const parser: Parser = textPackages({
  id: 'cocoapods',
  ecosystem: 'CocoaPods',
  claims: /(?:^|[\\/])Podfile\.lock$/,
  read: ofYaml(read),
})

/** A pod is a text, or where it needs others a map from that text to a list of them. */
function read(root: Tree): PackageList {
  if (!root.isMap()) return unlike('not a lock file of CocoaPods: no map', root)
  const pods = root.get('PODS').items().map(podOf)
  const ids = new Map(
    pods.flatMap(({ name, version }) => (name === undefined ? [] : [[name, packageId(name, version)] as const])),
  )
  const direct = new Set(
    root
      .get('DEPENDENCIES')
      .items()
      .map((wanted) => nameAndVersion(wanted.string() ?? '')?.name),
  )
  const problems: Problem[] = []
  const packages = pods.flatMap(({ name, version, needs, at, text }): readonly FoundPackage[] => {
    if (name === undefined) {
      problems.push(passedOver(`no pod: ${JSON.stringify(text)}`, at?.start ?? 0))
      return []
    }
    const dependsOn = needs.flatMap((wanted) => ids.get(wanted) ?? [])
    return [{ name, version, dependsOn, relation: direct.has(name) ? 'direct' : 'indirect', at }]
  })
  return { packages, problems }
}

function podOf(item: Tree) {
  const [entry] = item.entries()
  const text = item.string() ?? entry?.[0] ?? ''
  const needs = (entry?.[1].items() ?? []).flatMap((wanted) => nameAndVersion(wanted.string() ?? '')?.name ?? [])
  const found = nameAndVersion(text)
  return {
    name: found?.version === undefined ? undefined : found.name,
    version: found?.version,
    needs,
    at: item.at,
    text,
  }
}

/** `Name/Subspec (1.0.0)`; what is wanted may have a range, or nothing. */
function nameAndVersion(text: string): { readonly name: string; readonly version: string | undefined } | undefined {
  const [, name, version] = POD.exec(text) ?? []
  return name === undefined ? undefined : { name, version }
}

const POD = /^([\w+./-]{1,200})(?: \(([^)]{1,200})\))?$/

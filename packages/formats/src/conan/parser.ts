import type { PackageUsage } from '@ringwall/model'
import type { Parser } from '../format.ts'
import type { Problem } from '../lib/document/index.ts'
import {
  type FoundPackage,
  ofJson,
  type PackageList,
  packageId,
  passedOver,
  textPackages,
  unlike,
} from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of Conan, of versions 1 and 2. */
export const parser: Parser = textPackages({
  id: 'conan',
  ecosystem: 'ConanCenter',
  claims: /(?:^|[\\/])conan\.lock$/,
  read: ofJson(read),
})

function read(root: Tree): PackageList {
  const graph = root.get('graph_lock').get('nodes')
  if (graph.isMap()) return readGraph(new Map(graph.entries()))
  if (!LISTS.some(([field]) => root.get(field).isList()))
    return unlike('not a lock file of Conan: neither graph nor requires', root)
  const problems: Problem[] = []
  const packages = LISTS.flatMap(([field, usage]) =>
    root
      .get(field)
      .items()
      .flatMap((item) => packageOf(item, item.string() ?? '', problems).map((each) => ({ ...each, usage }))),
  )
  return { packages, problems }
}

/** Version 1: nodes by number, of which 0 is what asks for all others. */
function readGraph(nodes: ReadonlyMap<string, Tree>): PackageList {
  const problems: Problem[] = []
  const needs = (node: Tree | undefined) =>
    node
      ?.get('requires')
      .items()
      .map((item) => item.string() ?? '') ?? []
  const direct = new Set(needs(nodes.get('0')))
  const packages = [...nodes].flatMap(([number, node]) => {
    const reference = node.get('ref').string()
    if (reference === undefined) return []
    const dependsOn = needs(node).flatMap((wanted) => idOf(nodes.get(wanted)?.get('ref').string() ?? ''))
    const relation = direct.has(number) ? ('direct' as const) : ('indirect' as const)
    return packageOf(node, reference, problems).map((each) => ({ ...each, relation, dependsOn }))
  })
  return { packages, problems }
}

function packageOf({ at }: Tree, reference: string, problems: Problem[]): readonly FoundPackage[] {
  const [, name, version] = REFERENCE.exec(reference) ?? []
  if (name !== undefined && version !== undefined) return [{ name, version, at }]
  problems.push(passedOver(`no reference of Conan: ${JSON.stringify(reference)}`, at?.start ?? 0))
  return []
}

function idOf(reference: string): readonly string[] {
  const [, name, version] = REFERENCE.exec(reference) ?? []
  return name === undefined ? [] : [packageId(name, version)]
}

/** `name/version@user/channel#revision%time`. */
const REFERENCE = /^([\w+.-]{1,200})\/([\w+.-]{1,200})(?:@[\w+.-]{0,200}\/?[\w+.-]{0,200})?(?:[#%].{0,300})?$/
const LISTS: readonly (readonly [string, PackageUsage])[] = [
  ['requires', 'production'],
  ['python_requires', 'development'],
  ['build_requires', 'development'],
]

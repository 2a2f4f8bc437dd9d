import type { Parser } from '../format.ts'
import {
  type FoundPackage,
  ofYaml,
  type PackageList,
  pythonRequirement,
  textPackages,
  unlike,
} from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Environments of Conda, with what pip installs into them. */
export const parser: Parser = textPackages({
  id: 'conda-environment',
  ecosystem: 'Conda',
  claims: /(?:^|[\\/])environment\.ya?ml$/,
  read: ofYaml(read),
})

/** Conda itself refuses a file in which any part is wrong. */
function read(root: Tree): PackageList {
  if (!root.isMap()) return unlike('not an environment of Conda: no map', root)
  const items = root.get('dependencies').items()
  const wrong = items.find((item) => item.string() === undefined && !isPip(item))
  if (wrong !== undefined)
    return unlike('not an environment of Conda: a dependency is neither a text nor a list for pip', wrong)
  return {
    packages: items.flatMap((item) =>
      item.isMap() ? item.get('pip').items().flatMap(pipPackage) : condaPackage(item),
    ),
  }
}

function isPip(item: Tree): boolean {
  const list = item.get('pip')
  return list.isList() && list.items().every((each) => each.string() !== undefined)
}

function pipPackage(item: Tree): readonly FoundPackage[] {
  const found = pythonRequirement(item.string() ?? '')
  if (found === undefined) return []
  const { name, version, specifiers } = found
  return [
    {
      name,
      version,
      ecosystem: 'PyPI',
      relation: 'direct',
      at: item.at,
      ...(version === undefined ? { requirement: specifiers } : {}),
    },
  ]
}

/** `channel::name=version=build`, `name version build`, or a name with a range. */
function condaPackage(item: Tree): readonly FoundPackage[] {
  const [, name, rest = ''] = SPEC.exec(item.string() ?? '') ?? []
  if (name === undefined) return []
  const [, version] = EXACT.exec(rest.trim()) ?? []
  return [
    { name, version, relation: 'direct', at: item.at, ...(version === undefined ? { requirement: rest.trim() } : {}) },
  ]
}

const SPEC = /^(?:[\w/.-]{1,200}::)?([A-Za-z0-9_][\w.-]{0,200})(.{0,300})$/
const EXACT = /^(?:={1,2}|(?=\d))\s{0,5}([\w.!+]{1,100})(?:[= ][\w.]{1,100})?$/

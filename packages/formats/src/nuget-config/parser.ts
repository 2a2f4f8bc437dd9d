import type { Parser } from '../format.ts'
import { type FoundPackage, type PackageList, type TextInput, textPackages, unlike } from '../lib/packages/index.ts'
import { childrenOf, parseXml } from '../lib/xml/index.ts'

/** `packages.config` of NuGet. */
export const parser: Parser = textPackages({
  id: 'nuget-config',
  ecosystem: 'NuGet',
  claims: /(?:^|[\\/])packages\.config$/i,
  read,
})

function read({ text, context }: TextInput): PackageList {
  const { root, problems } = parseXml(text, context.limits)
  if (root === undefined) return { packages: [], problems }
  if (root.name !== 'packages') return unlike(`not a packages.config: element ${root.name}`)
  const packages = childrenOf(root, 'package').flatMap((element): readonly FoundPackage[] => {
    const name = element.attributes.get('id')
    if (name === undefined || name === '') return []
    const usage = element.attributes.get('developmentDependency') === 'true' ? 'development' : 'production'
    return [{ name, version: element.attributes.get('version'), usage, relation: 'unknown', at: element }]
  })
  return { packages }
}

import type { Parser } from '../format.ts'
import type { Problem } from '../lib/document/index.ts'
import {
  type FoundPackage,
  type PackageList,
  passedOver,
  type TextInput,
  textPackages,
  unlike,
} from '../lib/packages/index.ts'
import { childrenOf, type Element, parseXml } from '../lib/xml/index.ts'

/** Versions that a repository of .NET keeps in one place: `Directory.Packages.props`, `packages.props`. */
export const parser: Parser = textPackages({
  id: 'nuget-props',
  ecosystem: 'NuGet',
  claims: /(?:^|[\\/])(?:Directory\.)?Packages\.props$/i,
  read,
})

function read({ text, context }: TextInput): PackageList {
  const { root, problems } = parseXml(text, context.limits)
  if (root === undefined) return { packages: [], problems }
  if (root.name !== 'Project') return unlike(`not properties of MSBuild: element ${root.name}`)
  const properties = new Map(
    childrenOf(root, 'PropertyGroup').flatMap(({ children }) => children.map(({ name, text: value }) => [name, value])),
  )
  const left: Problem[] = []
  const packages = childrenOf(root, 'ItemGroup')
    .flatMap(({ children }) => children)
    .filter(({ name }) => ELEMENTS.has(name))
    .flatMap((element) => packageOf(element, properties, left))
  return { packages, problems: left }
}

function packageOf(
  element: Element,
  properties: ReadonlyMap<string, string>,
  left: Problem[],
): readonly FoundPackage[] {
  const { attributes, children } = element
  const written = children.find(({ name }) => name === 'Version')?.text
  const name = expand(attributes.get('Include') ?? attributes.get('Update'), properties)
  const version = expand(attributes.get('Version') ?? written, properties)
  if (name.includes('$(') || version.includes('$(')) {
    left.push(
      passedOver(
        `a property that this file does not set: ${JSON.stringify(name)} ${JSON.stringify(version)}`,
        element.start,
      ),
    )
    return []
  }
  return name === '' || version === '' ? [] : [{ name, version, relation: 'direct', at: element }]
}

/** A property within a property is left as it is. */
function expand(text = '', properties: ReadonlyMap<string, string>): string {
  return text.replace(/\$\(([\w.]{1,100})\)/g, (whole, name: string) => properties.get(name) ?? whole).trim()
}

const ELEMENTS: ReadonlySet<string> = new Set(['PackageReference', 'PackageVersion', 'GlobalPackageReference'])

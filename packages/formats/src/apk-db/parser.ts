import type { Parser } from '../format.ts'
import { fatal } from '../lib/document/index.ts'
import {
  type Distribution,
  distributionOf,
  type FoundPackage,
  type PackageList,
  type Paragraph,
  packageId,
  paragraphsOf,
  type TextInput,
  textPackages,
} from '../lib/packages/index.ts'

/** What apk has installed, in Alpine and its like. */
export const parser: Parser = textPackages({
  id: 'apk-db',
  ecosystem: 'Alpine',
  claims: /(?:^|[\\/])(?:usr[\\/])?lib[\\/]apk[\\/]db[\\/]installed$/,
  read,
})

function read({ text, file, context }: TextInput): PackageList {
  const distribution = distributionOf(file.path, DATABASE, { usual: 'Alpine', context })
  const paragraphs = paragraphsOf(text)
  const providers = new Map([...paragraphs.flatMap(provided), ...paragraphs.flatMap(named)])
  const packages = paragraphs.flatMap((each) => packageOf(each, providers, distribution))
  if (packages.length > 0 || text.trim() === '') return { packages }
  return { packages, problems: [fatal('syntax', 'not a database of apk: no package', 0)] }
}

/** Fields have one letter. (apk, installed database.) */
function packageOf(
  { fields, start, end }: Paragraph,
  providers: ReadonlyMap<string, string>,
  { ecosystem, distro }: Distribution,
): readonly FoundPackage[] {
  const [name, version] = [fields.get('P'), fields.get('V')]
  if (name === undefined || version === undefined) return []
  const arch = fields.get('A') ?? ''
  const needs = words(fields.get('D')).filter((word) => !word.startsWith('!'))
  return [
    {
      name,
      version,
      ecosystem,
      origin: { name: fields.get('o') ?? name, version },
      qualifiers: { arch, ...(distro === undefined ? {} : { distro }) },
      dependsOn: needs.flatMap((word) => providers.get(nameIn(word)) ?? []),
      licences: fields.has('L') ? [fields.get('L') ?? ''] : [],
      at: { start, end },
    },
  ]
}

/** Libraries, commands, other names: what a package may stand for, where nothing of that name is installed. */
function provided({ fields }: Paragraph): readonly (readonly [string, string])[] {
  const id = packageId(fields.get('P') ?? '', fields.get('V'))
  return words(fields.get('p')).map((word) => [nameIn(word), id] as const)
}

function named({ fields }: Paragraph): readonly (readonly [string, string])[] {
  const name = fields.get('P')
  return name === undefined ? [] : [[name, packageId(name, fields.get('V'))]]
}

function words(text = ''): readonly string[] {
  return text.split(' ').filter((word) => word !== '')
}

/** Without the version that is asked for. */
function nameIn(word: string): string {
  return word.replace(/[<>=~].{0,200}$/, '')
}

const DATABASE = /(?:usr[\\/])?lib[\\/]apk[\\/]db[\\/]installed$/

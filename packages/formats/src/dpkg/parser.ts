import type { PackageOrigin } from '@ringwall/model'
import type { Parser } from '../format.ts'
import { fatal } from '../lib/document/index.ts'
import {
  type Distribution,
  distributionOf,
  type FoundPackage,
  type PackageList,
  type Paragraph,
  paragraphsOf,
  type TextInput,
  textPackages,
} from '../lib/packages/index.ts'

/** What dpkg has installed, in Debian and its like; images without a package manager keep a file for each package. */
export const parser: Parser = textPackages({
  id: 'dpkg',
  ecosystem: 'Debian',
  claims: /(?:^|[\\/])var[\\/]lib[\\/]dpkg[\\/](?:status|status\.d[\\/][^\\/]{1,200}(?<!\.md5sums))$/,
  read,
})

function read({ text, file, context }: TextInput): PackageList {
  const distribution = distributionOf(file.path, DATABASE, { usual: 'Debian', context })
  const paragraphs = paragraphsOf(text)
  const installed = paragraphs.filter(isInstalled)
  const providers = new Map([...installed.flatMap(provided), ...installed.flatMap(named)])
  if (paragraphs.every(({ fields }) => !fields.has('Package')) && text.trim() !== '')
    return { packages: [], problems: [fatal('syntax', 'not a database of dpkg: no package', 0)] }
  return { packages: installed.map((each) => packageOf(each, providers, distribution)) }
}

/** The third word of the status: of what is removed only configuration is left. */
function isInstalled({ fields }: Paragraph): boolean {
  const [, , state = 'installed'] = (fields.get('Status') ?? '').split(' ')
  return fields.has('Package') && fields.has('Version') && !GONE.has(state)
}

function packageOf(
  { fields, start, end }: Paragraph,
  providers: ReadonlyMap<string, string>,
  { ecosystem, distro }: Distribution,
): FoundPackage {
  const [name, version] = [fields.get('Package') ?? '', fields.get('Version') ?? '']
  const needs = [fields.get('Pre-Depends'), fields.get('Depends')].flatMap((field) => field?.split(',') ?? [])
  return {
    id: idOf(fields),
    name,
    version,
    ecosystem,
    origin: originOf(fields, { name, version }),
    qualifiers: { arch: fields.get('Architecture') ?? '', ...(distro === undefined ? {} : { distro }) },
    dependsOn: needs.flatMap((need) => alternative(need, providers)),
    at: { start, end },
  }
}

/** `Source: name (version)`, where they are others than those of the package. */
function originOf(fields: ReadonlyMap<string, string>, { name, version }: PackageOrigin): PackageOrigin {
  const [, source = name, written = version] = SOURCE.exec(fields.get('Source') ?? '') ?? []
  return { name: source, version: written }
}

/** Of `a | b (>= 1)`, the first that is there. */
function alternative(need: string, providers: ReadonlyMap<string, string>): readonly string[] {
  const ids = need.split('|').flatMap((each) => providers.get(nameIn(each)) ?? [])
  return ids.slice(0, 1)
}

/** What it may stand for, where nothing of that name is installed. */
function provided({ fields }: Paragraph): readonly (readonly [string, string])[] {
  const others = (fields.get('Provides') ?? '').split(',').map(nameIn)
  return others.filter((name) => name !== '').map((name) => [name, idOf(fields)] as const)
}

function named({ fields }: Paragraph): readonly (readonly [string, string])[] {
  const name = fields.get('Package') ?? ''
  return name === '' ? [] : [[name, idOf(fields)]]
}

/** Several architectures of a package may be installed beside each other. */
function idOf(fields: ReadonlyMap<string, string>): string {
  return `${fields.get('Package')}:${fields.get('Architecture') ?? ''}`
}

/** Without the architecture and the version that are asked for. */
function nameIn(text: string): string {
  return /^[^\s:([<]{0,200}/.exec(text.trim())?.[0] ?? ''
}

const DATABASE = /var[\\/]lib[\\/]dpkg[\\/](?:status|status\.d[\\/][^\\/]{1,200})$/
const GONE: ReadonlySet<string> = new Set(['not-installed', 'config-files'])
const SOURCE = /^(\S{1,200})(?: \((\S{1,200})\))?$/

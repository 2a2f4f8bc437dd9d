import type { Parser } from '../format.ts'
import { fatal } from '../lib/document/index.ts'
import { type FoundPackage, type PackageList, packageId, type TextInput, textPackages } from '../lib/packages/index.ts'

/** Lock files of Bundler. */
export const parser: Parser = textPackages({
  id: 'bundler',
  ecosystem: 'RubyGems',
  claims: /(?:^|[\\/])(?:Gemfile(?:\.\w{1,50})?\.lock|gems\.locked)$/,
  read,
})

/** Sections of indented lines; in those of sources four spaces stand before a gem, six before what it needs. */
function read({ text }: TextInput): PackageList {
  const gems: Gem[] = []
  const direct = new Set<string>()
  let section = ''
  let offset = 0
  for (const line of text.split('\n')) {
    const [, indent = '', name = '', version] = LINE.exec(line) ?? []
    const at = { start: offset + indent.length, end: offset + line.trimEnd().length }
    offset += line.length + 1
    if (indent === '') section = /^\S/.test(line) ? line.trim() : section
    else if (section === 'DEPENDENCIES' && indent.length === 2) direct.add(name)
    else if (!SOURCES.has(section)) continue
    else if (indent.length === 4 && version !== undefined) gems.push({ name, version, section, at, needs: [] })
    else if (indent.length === 6) gems.at(-1)?.needs.push(name)
  }
  if (gems.length === 0 && direct.size === 0 && !SECTION.test(text))
    return { packages: [], problems: [fatal('syntax', 'not a lock file of Bundler: no section', 0)] }
  const ids = Map.groupBy(gems, ({ name }) => name)
  return { packages: gems.map((gem) => packageOf(gem, { ids, direct })) }
}

interface Gem {
  readonly name: string
  readonly version: string
  readonly section: string
  readonly at: { readonly start: number; readonly end: number }
  readonly needs: string[]
}

interface Lock {
  readonly ids: ReadonlyMap<string, readonly Gem[]>
  readonly direct: ReadonlySet<string>
}

/** Behind the first hyphen of a version stands the platform it was built for. */
function packageOf({ name, version, section, at, needs }: Gem, { ids, direct }: Lock): FoundPackage {
  const [number, platform] = numberAndPlatform(version)
  const dependsOn = needs
    .flatMap((wanted) => ids.get(wanted) ?? [])
    .map((gem) => packageId(gem.name, numberAndPlatform(gem.version)[0]))
  const relation = section === 'PATH' ? 'workspace' : direct.has(name) ? 'direct' : 'indirect'
  return {
    name,
    version: number,
    relation,
    dependsOn,
    at,
    ...(platform === undefined ? {} : { qualifiers: { platform } }),
  }
}

function numberAndPlatform(version: string): readonly [string, string | undefined] {
  const at = version.indexOf('-')
  return at < 0 ? [version, undefined] : [version.slice(0, at), version.slice(at + 1)]
}

const LINE = /^( {1,8})([\w.-]{1,200})!?(?: \(([^)]{1,200})\))?/
const SECTION = /^(?:GEM|GIT|PATH|PLATFORMS|DEPENDENCIES|BUNDLED WITH)\s*$/m
const SOURCES: ReadonlySet<string> = new Set(['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE'])

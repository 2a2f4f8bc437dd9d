import type { Parser } from '../format.ts'
import { type FoundPackage, ofJson, type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** Lock files of Pipenv. */
export const parser: Parser = textPackages({
  id: 'pipenv',
  ecosystem: 'PyPI',
  claims: /(?:^|[\\/])Pipfile\.lock$/,
  read: ofJson(read),
})

/** A section for each category, of which `develop` is for development and others are for some of those who run it. */
function read(root: Tree): PackageList {
  if (!root.isMap()) return unlike('not a lock file of Pipenv: no map', root)
  const sections = root.entries().filter(([section]) => section !== '_meta')
  const packages = sections.flatMap(([section, entries]) =>
    entries.entries().map(([name, entry]): FoundPackage => {
      const usage = section === 'default' ? 'production' : section === 'develop' ? 'development' : 'optional'
      return {
        name,
        version: entry
          .get('version')
          .string()
          ?.replace(/^={1,3}/, ''),
        usage,
        at: entry.at,
      }
    }),
  )
  return { packages }
}

import type { Parser } from '../format.ts'
import { ofJson, type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'
import { readInstalled } from './installed.ts'
import { readNested } from './nested.ts'

/** Lock files of npm: `package-lock.json` and `npm-shrinkwrap.json` of versions 1 to 3, and what npm keeps in `node_modules`. */
export const parser: Parser = textPackages({
  id: 'package-lock',
  ecosystem: 'npm',
  claims: /(?:^|[\\/])(?:package-lock|npm-shrinkwrap|\.package-lock)\.json$/,
  read: ofJson(read),
})

function read(root: Tree): PackageList {
  if (!root.isMap()) return unlike('not a lock file of npm: no map', root)
  const [packages, dependencies] = [root.get('packages'), root.get('dependencies')]
  if (packages.isMap()) return { packages: readInstalled(packages) }
  if (packages.value !== undefined) return unlike('not a lock file of npm: packages is no map', packages)
  if (dependencies.value !== undefined && !dependencies.isMap())
    return unlike('not a lock file of npm: dependencies is no map', dependencies)
  return { packages: readNested(dependencies) }
}

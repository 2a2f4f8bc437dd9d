import type { Parser } from '../format.ts'
import { ofJson, type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** What Conda keeps of each package that it installed. */
export const parser: Parser = textPackages({
  id: 'conda-metadata',
  ecosystem: 'Conda',
  claims: /(?:^|[\\/])conda-meta[\\/][^\\/]{1,300}\.json$/,
  read: ofJson(read),
})

function read(root: Tree): PackageList {
  const [name, version, licence] = ['name', 'version', 'license'].map((field) => root.get(field).string())
  if (name === undefined || version === undefined)
    return unlike(`not a package of Conda: no ${name === undefined ? 'name' : 'version'}`, root)
  return { packages: [{ name, version, licences: licence === undefined ? [] : [licence], at: root.get('name').at }] }
}

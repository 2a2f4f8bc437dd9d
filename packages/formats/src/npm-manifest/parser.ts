import type { Parser } from '../format.ts'
import { ofJson, type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** The `package.json` of a package that npm installed. */
export const parser: Parser = textPackages({
  id: 'npm-manifest',
  ecosystem: 'npm',
  claims: /(?:^|[\\/])node_modules[\\/](?:.{0,4096}[\\/])?package\.json$/,
  read: ofJson(read),
})

/** One without a name only says how the files of its directory are to be read. */
function read(root: Tree): PackageList {
  if (!root.isMap()) return unlike('not a manifest of npm: no map', root)
  const name = root.get('name').string() ?? ''
  if (name === '') return { packages: [] }
  if (!NAME.test(name)) return unlike(`not a manifest of npm: name ${JSON.stringify(name)}`, root.get('name'))
  const version = root.get('version').string()
  return { packages: [{ name, version, licences: licencesOf(root), at: root.get('name').at }] }
}

function licencesOf(root: Tree): readonly string[] {
  const fields = [root.get('license'), root.get('licenses')]
  return fields
    .flatMap((field) => [field, ...field.items()])
    .flatMap((each) => each.string() ?? each.get('type').string() ?? [])
    .filter((licence) => licence !== '')
}

const NAME = /^(?:@[\w~-][\w.~-]{0,213}\/)?[\w~-][\w.~-]{0,213}$/

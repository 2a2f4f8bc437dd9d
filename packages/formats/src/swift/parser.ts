import type { Parser } from '../format.ts'
import { type FoundPackage, ofJson, type PackageList, textPackages, unlike } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** `Package.resolved` of the Swift Package Manager, of every version. */
export const parser: Parser = textPackages({
  id: 'swift',
  ecosystem: 'SwiftURL',
  claims: /(?:^|[\\/])Package\.resolved$/,
  read: ofJson(read),
})

function read(root: Tree): PackageList {
  const pins = [root.get('pins'), root.get('object').get('pins')].find((list) => list.isList())
  if (pins === undefined) return unlike('not a Package.resolved: no pins', root)
  return { packages: pins.items().flatMap(packageOf) }
}

/** A package is named by its address, without what every address has. A pin may be to a branch, or to a revision alone. */
function packageOf(pin: Tree): readonly FoundPackage[] {
  const address = pin.get('location').string() ?? pin.get('repositoryURL').string() ?? pin.get('identity').string()
  if (address === undefined) return []
  const state = pin.get('state')
  const name = address
    .replace(/^(?:[a-z+]{1,20}:\/\/)?(?:git@)?/, '')
    .replace(/\.git$/, '')
    .replace(/^([\w.-]{1,200}):/, '$1/')
  return [{ name, version: state.get('version').string() ?? state.get('branch').string(), at: pin.at }]
}

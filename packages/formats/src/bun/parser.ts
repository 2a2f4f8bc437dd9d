import type { PackageUsage } from '@ringwall/model'
import type { Parser } from '../format.ts'
import {
  type FoundPackage,
  ofJsonc,
  type PackageList,
  packageId,
  reached,
  textPackages,
  unlike,
  type Wish,
} from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** The lock file of Bun that is text. */
export const parser: Parser = textPackages({
  id: 'bun',
  ecosystem: 'npm',
  claims: /(?:^|[\\/])bun\.lock$/,
  read: ofJsonc(read),
})

function read(root: Tree): PackageList {
  if (typeof root.get('lockfileVersion').value !== 'number')
    return unlike('not a lock file of Bun: lockfileVersion is no number', root.get('lockfileVersion'))
  const workspaces = new Map(root.get('workspaces').entries())
  const byKey = new Map(root.get('packages').entries())
  const packages = [...byKey].flatMap(([key, entry]) => packageAt(key, entry, { byKey, workspaces }))
  return { packages: reached(packages, wishes({ byKey, workspaces })) }
}

interface Lock {
  readonly byKey: ReadonlyMap<string, Tree>
  readonly workspaces: ReadonlyMap<string, Tree>
}

/** `[<name>@<version>, registry, what it says of itself, checksum]`; other sources leave some of them out. */
function packageAt(key: string, entry: Tree, lock: Lock): readonly FoundPackage[] {
  const written = nameAndVersion(entry, lock)
  if (written === undefined) return []
  const { name, version, workspace } = written
  const info = workspace ?? entry.items().find((item) => item.isMap())
  const names = NEEDED.flatMap(
    (field) =>
      info
        ?.get(field)
        .entries()
        .map(([each]) => each) ?? [],
  )
  const dependsOn = names.flatMap((each) => idOf(resolve(lock.byKey, key, each), lock))
  return [{ name, version, dependsOn, at: entry.at, ...(workspace === undefined ? {} : { relation: 'workspace' }) }]
}

function nameAndVersion(entry: Tree, { workspaces }: Lock) {
  const spec = entry.items()[0]?.string() ?? ''
  const at = spec.indexOf('@', 1)
  if (at < 0) return undefined
  const [name, rest] = [spec.slice(0, at), spec.slice(at + 1)]
  if (!rest.startsWith(WORKSPACE)) return { name, version: rest, workspace: undefined }
  const workspace = workspaces.get(rest.slice(WORKSPACE.length))
  return workspace && { name, version: workspace.get('version').string(), workspace }
}

function idOf(key: string | undefined, lock: Lock): readonly string[] {
  const entry = key === undefined ? undefined : lock.byKey.get(key)
  const written = entry && nameAndVersion(entry, lock)
  return written === undefined ? [] : [packageId(written.name, written.version)]
}

/** What every workspace asks for; a workspace may have packages of its own, under its name. */
function wishes(lock: Lock): readonly Wish[] {
  return [...lock.workspaces].flatMap(([, workspace]) =>
    Object.entries(ASKED).flatMap(([field, usage]) =>
      workspace
        .get(field)
        .entries()
        .flatMap(([name]) => idOf(resolve(lock.byKey, workspace.get('name').string() ?? '', name), lock))
        .map((id) => ({ id, usage })),
    ),
  )
}

/** A key is the names that lead to a package; a name is looked for below what asks for it, then further up. */
function resolve(byKey: ReadonlyMap<string, Tree>, from: string, name: string): string | undefined {
  const path = (from.match(NAMES) ?? []).slice(0, MAX_DEPTH)
  for (let length = path.length; length >= 0; length--) {
    const key = [...path.slice(0, length), name].join('/')
    if (byKey.has(key)) return key
  }
  return undefined
}

const WORKSPACE = 'workspace:'
const NEEDED = ['dependencies', 'optionalDependencies', 'peerDependencies']
const ASKED: Readonly<Record<string, PackageUsage>> = {
  dependencies: 'production',
  peerDependencies: 'production',
  optionalDependencies: 'optional',
  devDependencies: 'development',
}
const NAMES = /@[^/]{0,214}\/[^/]{1,214}|[^/]{1,214}/g
const MAX_DEPTH = 64

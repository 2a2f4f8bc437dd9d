import type { PackageUsage } from '@ringwall/model'
import { type FoundPackage, packageId } from '../lib/packages/index.ts'
import type { Tree } from '../lib/tree/index.ts'

/** The packages of a lock file of version 2 or 3: by the path at which each is installed. */
export function readInstalled(packages: Tree): readonly FoundPackage[] {
  const byPath = new Map(packages.entries())
  const direct = directPaths(byPath)
  return [...byPath].flatMap(([path, entry]) => {
    const name = nameAt(path, entry)
    if (name === undefined) return []
    const target = entry.get('link').value === true ? byPath.get(entry.get('resolved').string() ?? '') : entry
    // A link leads to a workspace, which is told where it is linked; one that leads nowhere, or to the root, is none.
    if (target === undefined || (target !== entry && entry.get('resolved').string() === '')) return []
    const at = target === entry ? path : (entry.get('resolved').string() ?? '')
    return [
      {
        name,
        version: target.get('version').string(),
        usage: usageOf(entry),
        relation: target === entry ? (direct.has(path) ? 'direct' : 'indirect') : 'workspace',
        dependsOn: wanted(target, NEEDED).flatMap((dependency) => idAt(byPath, resolve(byPath, at, dependency))),
        licences: licencesOf(target),
        at: target.at,
      },
    ]
  })
}

/** An alias is installed under another name than its own. */
function nameAt(path: string, entry: Tree): string | undefined {
  const at = path.lastIndexOf(MODULES)
  return at < 0 ? undefined : (entry.get('name').string() ?? path.slice(at + MODULES.length))
}

function usageOf(entry: Tree): PackageUsage {
  if (entry.get('dev').value === true) return 'development'
  return entry.get('optional').value === true || entry.get('devOptional').value === true ? 'optional' : 'production'
}

/** Where what the root and its workspaces ask for is installed. */
function directPaths(byPath: ReadonlyMap<string, Tree>): ReadonlySet<string> {
  const projects = [...byPath].filter(([path]) => !path.includes(MODULES))
  return new Set(
    projects.flatMap(([path, entry]) =>
      wanted(entry, ASKED).flatMap((dependency) => resolve(byPath, path, dependency) ?? []),
    ),
  )
}

function wanted(entry: Tree, fields: readonly string[]): readonly string[] {
  return fields.flatMap((field) =>
    entry
      .get(field)
      .entries()
      .map(([name]) => name),
  )
}

/** Looks for a package as Node does: beside what asks for it, then in every directory above. */
function resolve(byPath: ReadonlyMap<string, Tree>, from: string, name: string): string | undefined {
  let base = from
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const path = `${base === '' ? '' : `${base}/`}${MODULES}${name}`
    if (byPath.has(path)) return path
    if (base === '') return undefined
    const parent = base.lastIndexOf(`/${MODULES}`)
    base = parent >= 0 ? base.slice(0, parent) : ''
  }
  return undefined
}

function idAt(byPath: ReadonlyMap<string, Tree>, path: string | undefined): readonly string[] {
  const entry = path === undefined ? undefined : byPath.get(path)
  if (path === undefined || entry === undefined) return []
  const target = entry.get('link').value === true ? byPath.get(entry.get('resolved').string() ?? '') : entry
  const name = nameAt(path, entry)
  return name === undefined || target === undefined ? [] : [packageId(name, target.get('version').string())]
}

/** A text, or as older packages have it objects with a type, alone or in a list. */
function licencesOf(entry: Tree): readonly string[] {
  const licence = entry.get('license')
  return [licence, ...licence.items()].flatMap((each) => each.string() ?? each.get('type').string() ?? [])
}

const MODULES = 'node_modules/'
const NEEDED = ['dependencies', 'optionalDependencies', 'peerDependencies']
const ASKED = [...NEEDED, 'devDependencies']
const MAX_STEPS = 256

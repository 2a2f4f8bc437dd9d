import { interpolate, isResolved } from './interpolate.ts'
import type { FoundPom, Lookup } from './lookup.ts'
import type { Dependency, ParentRef, Pom } from './pom.ts'

/** A project with all that it inherits, imports and manages, and no property left that has a value. */
export interface Project {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string | undefined
  readonly dependencies: readonly Dependency[]
  /** By `groupId:artifactId`. */
  readonly managed: ReadonlyMap<string, Dependency>
  readonly licences: readonly string[]
  /** Parents and imports that were not found, as `groupId:artifactId:version`. */
  readonly missing: readonly string[]
}

/** Makes a project of what a file writes: parents, then properties, then imports, then what is managed. (Maven, Introduction to the POM.) */
export function projectOf(found: FoundPom, lookup: Lookup, depth = 0): Project {
  const missing: string[] = []
  const line = ancestry(found, lookup, missing)
  const [own] = line
  const groupId = line.find(({ groupId: id }) => id !== undefined)?.groupId ?? own?.parent?.groupId ?? ''
  const version = line.find(({ version: each }) => each !== undefined)?.version ?? own?.parent?.version
  const fill = filling(line, { groupId, version })
  const managed = keyed(line.flatMap((pom) => pom.managed).map((each) => filled(each, fill)))
  importInto(managed, { lookup, depth, missing })
  const dependencies = [
    ...keyed(line.flatMap((pom) => dependenciesOf(pom, own)).map((each) => filled(each, fill))).values(),
  ]
  const filledVersion = version === undefined ? undefined : fill(version)
  return {
    groupId: fill(groupId),
    artifactId: fill(own?.artifactId ?? ''),
    version: isResolved(filledVersion) ? filledVersion : undefined,
    dependencies: dependencies.map((each) => managedBy(each, managed.get(keyOf(each)))),
    managed,
    licences: line.find(({ licences }) => licences.length > 0)?.licences ?? [],
    missing,
  }
}

/** What names an artifact among others. */
export function keyOf({ groupId, artifactId }: Dependency): string {
  return `${groupId}:${artifactId}`
}

/** A dependency with what is managed where it says nothing itself; what either excludes is excluded. */
function managedBy(dependency: Dependency, managed: Dependency | undefined): Dependency {
  if (managed === undefined) return dependency
  return {
    ...dependency,
    version: dependency.version ?? managed.version,
    scope: dependency.scope ?? managed.scope,
    exclusions: [...dependency.exclusions, ...managed.exclusions],
  }
}

/** The project, its parent, the parent of that, and so on. */
function ancestry(found: FoundPom, lookup: Lookup, missing: string[]): readonly Pom[] {
  const line = [found.pom]
  let current = found
  while (current.pom.parent !== undefined && line.length < MAX_PARENTS) {
    const { parent } = current.pom
    const version = interpolate(parent.version, (name) => current.pom.properties.get(name))
    const next = besideOf(current, parent, lookup) ?? lookup.published(parent.groupId, parent.artifactId, version)
    if (next === undefined) missing.push(`${parent.groupId}:${parent.artifactId}:${version}`)
    if (next === undefined || line.includes(next.pom)) break
    line.push(next.pom)
    current = next
  }
  return line
}

/** A file counts where it is the artifact that is asked for, in the version that is. */
function besideOf({ file, pom }: FoundPom, parent: ParentRef, lookup: Lookup): FoundPom | undefined {
  const found =
    file === undefined || parent.relativePath === undefined ? undefined : lookup.beside(file, parent.relativePath)
  if (found === undefined || found.pom === pom || found.pom.artifactId !== parent.artifactId) return undefined
  if ((found.pom.groupId ?? found.pom.parent?.groupId) !== parent.groupId) return undefined
  const version = found.pom.version ?? found.pom.parent?.version
  return isResolved(version) && isResolved(parent.version) && version !== parent.version ? undefined : found
}

/** Fields of the project count before properties of the same name, those of a child before those of its parent. */
function filling(
  line: readonly Pom[],
  { groupId, version }: { readonly groupId: string; readonly version: string | undefined },
) {
  const [own, parent] = line
  const fields = new Map<string, string | undefined>([
    ['groupId', groupId],
    ['artifactId', own?.artifactId],
    ['version', version],
    ['parent.groupId', own?.parent?.groupId],
    ['parent.artifactId', own?.parent?.artifactId],
    ['parent.version', parent?.version ?? own?.parent?.version],
  ])
  const find = (name: string): string | undefined => {
    const field = fields.get(name.replace(/^(?:project|pom)\./, ''))
    return field ?? line.find(({ properties }) => properties.has(name))?.properties.get(name)
  }
  return (text: string): string => interpolate(text, find)
}

function filled(dependency: Dependency, fill: (text: string) => string): Dependency {
  return {
    ...dependency,
    groupId: fill(dependency.groupId),
    artifactId: fill(dependency.artifactId),
    version: dependency.version === undefined ? undefined : fill(dependency.version),
    scope: dependency.scope === undefined ? undefined : fill(dependency.scope),
  }
}

/** Only what the file itself writes has a place in it. */
function dependenciesOf(pom: Pom, own: Pom | undefined): readonly Dependency[] {
  return pom === own ? pom.dependencies : pom.dependencies.map((each) => ({ ...each, at: undefined }))
}

/** The first of each. */
function keyed(dependencies: readonly Dependency[]): Map<string, Dependency> {
  const found = new Map<string, Dependency>()
  for (const each of dependencies) if (!found.has(keyOf(each))) found.set(keyOf(each), each)
  return found
}

/** What a list of versions manages, where the project itself manages nothing. */
function importInto(
  managed: Map<string, Dependency>,
  { lookup, depth, missing }: { readonly lookup: Lookup; readonly depth: number; readonly missing: string[] },
): void {
  for (const each of [...managed.values()]) {
    if (each.scope !== 'import' || depth >= MAX_IMPORTS) continue
    managed.delete(keyOf(each))
    const found = lookup.published(each.groupId, each.artifactId, each.version ?? '')
    if (found === undefined) missing.push(`${keyOf(each)}:${each.version ?? ''}`)
    else
      for (const [key, value] of projectOf(found, lookup, depth + 1).managed)
        if (!managed.has(key)) managed.set(key, value)
  }
}

const MAX_PARENTS = 64
const MAX_IMPORTS = 8

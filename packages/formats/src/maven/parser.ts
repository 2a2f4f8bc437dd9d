import type { Parser } from '../format.ts'
import type { Problem } from '../lib/document/index.ts'
import { type FoundPackage, type PackageList, packageId, type TextInput, textPackages } from '../lib/packages/index.ts'
import { type Artifact, graphOf } from './graph.ts'
import { isResolved } from './interpolate.ts'
import { type FoundPom, type Lookup, lookupOf } from './lookup.ts'
import { readPom } from './pom.ts'
import { type Project, projectOf } from './project.ts'

/**
 * Projects of Maven with their modules: what each is built with, as far as the projects of what it needs are found. Of what is for tests
 * only what the project itself asks for is told.
 */
export const parser: Parser = textPackages({
  id: 'maven',
  ecosystem: 'Maven',
  claims: /(?:^|[\\/])pom\.xml$|\.pom$/,
  read,
})

function read({ text, file, context }: TextInput): PackageList {
  const { pom, problems } = readPom(text, context.limits)
  if (pom === undefined) return { packages: [], problems }
  const lookup = lookupOf(context)
  const reading: Reading = { lookup, packages: [], missing: new Set(), seen: new Set() }
  readProject({ pom, file: file.path }, 'root', reading)
  return { packages: reading.packages, problems: told([...reading.missing], pom.at?.start ?? 0) }
}

interface Reading {
  readonly lookup: Lookup
  readonly packages: FoundPackage[]
  readonly missing: Set<string>
  /** Files of modules, for one may lead back to another. */
  readonly seen: Set<string>
}

function readProject(found: FoundPom, relation: 'root' | 'workspace', reading: Reading): void {
  const project = projectOf(found, reading.lookup)
  const graph = graphOf(project, reading.lookup)
  const isRoot = relation === 'root'
  const ids = new Map(graph.artifacts.map((each) => [`${each.groupId}:${each.artifactId}`, idOf(each)]))
  const name = `${project.groupId}:${project.artifactId}`
  const dependsOn = graph.artifacts.filter(({ isDirect }) => isDirect).map(idOf)
  const at = isRoot ? found.pom.at : undefined
  reading.packages.push({ name, version: project.version, relation, dependsOn, licences: project.licences, at })
  for (const each of graph.artifacts) reading.packages.push(packageOf(each, ids, isRoot))
  for (const each of developmentOf(project, isRoot)) reading.packages.push(each)
  for (const each of [...project.missing, ...graph.missing]) reading.missing.add(each)
  for (const module of found.pom.modules) readModule(found, module, reading)
}

function readModule({ file }: FoundPom, path: string, reading: Reading): void {
  const module = file === undefined ? undefined : reading.lookup.beside(file, path)
  if (module?.file === undefined) {
    reading.missing.add(`module ${path}`)
    return
  }
  if (reading.seen.has(module.file) || reading.seen.size >= MAX_MODULES) return
  reading.seen.add(module.file)
  readProject(module, 'workspace', reading)
}

function packageOf(artifact: Artifact, ids: ReadonlyMap<string, string>, isRoot: boolean): FoundPackage {
  return {
    name: `${artifact.groupId}:${artifact.artifactId}`,
    version: artifact.version,
    requirement: artifact.range,
    usage: artifact.isOptional ? 'optional' : 'production',
    relation: artifact.isDirect ? 'direct' : 'indirect',
    dependsOn: artifact.needs.flatMap((need) => ids.get(need) ?? []),
    licences: artifact.licences,
    at: isRoot ? artifact.at : undefined,
  }
}

/** What is there to test with, or comes from where the project runs. */
function developmentOf(project: Project, isRoot: boolean): readonly FoundPackage[] {
  return project.dependencies
    .filter(({ scope }) => scope === 'test' || scope === 'provided')
    .map(({ groupId, artifactId, version, at }) => ({
      name: `${groupId}:${artifactId}`,
      version: isResolved(version) ? version : undefined,
      usage: 'development',
      relation: 'direct',
      at: isRoot ? at : undefined,
    }))
}

function idOf({ groupId, artifactId, version }: Artifact): string {
  return packageId(`${groupId}:${artifactId}`, version)
}

/** One problem for all that was not found: without a repository that is most of what is asked for. */
function told(missing: readonly string[], offset: number): readonly Problem[] {
  if (missing.length === 0) return []
  const shown = missing.slice(0, MAX_SHOWN).join(', ')
  const rest = missing.length > MAX_SHOWN ? ` and ${missing.length - MAX_SHOWN} more` : ''
  return [
    {
      code: 'missing',
      message: `not found, so that what they bring is not known: ${shown}${rest}`,
      offset,
      also: undefined,
      fatal: false,
    },
  ]
}

const MAX_MODULES = 2000
const MAX_SHOWN = 5

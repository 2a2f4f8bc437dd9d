import { isResolved } from './interpolate.ts'
import type { Lookup } from './lookup.ts'
import type { Dependency, Exclusion } from './pom.ts'
import { keyOf, type Project, projectOf } from './project.ts'

/** An artifact that is built with a project. */
export interface Artifact {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string | undefined
  /** The versions that would do, where the project names none. */
  readonly range: string | undefined
  readonly isDirect: boolean
  readonly isOptional: boolean
  readonly at: Dependency['at']
  readonly licences: readonly string[]
  /** By `groupId:artifactId`. */
  readonly needs: readonly string[]
}

export interface Graph {
  readonly artifacts: readonly Artifact[]
  /** Artifacts of which no project was found, so that nobody knows what they need. */
  readonly missing: readonly string[]
}

/**
 * What a project is built with: of the versions of an artifact that is asked for, the one nearest to the project, unless one farther off
 * is demanded. What is for tests or provided elsewhere is left out, and so is what others may leave out. (Maven, Dependency Mechanism.)
 */
export function graphOf(project: Project, lookup: Lookup): Graph {
  const nodes = new Map<string, Node>()
  const missing = new Set<string>()
  const first = project.dependencies
    .filter(isBuiltWith)
    .map((dependency) => ({ dependency, excluded: dependency.exclusions, from: undefined }))
  const pending: Wish[] = [...first]
  for (let i = 0; i < pending.length && nodes.size < MAX_ARTIFACTS; i++) {
    const wish = pending[i] as Wish
    const node = place(nodes, wish)
    if (node === undefined) continue
    for (const next of wishesOf(node, wish, { project, lookup, missing })) pending.push(next)
  }
  const direct = new Set(first.map(({ dependency }) => keyOf(dependency)))
  return { artifacts: reachable(nodes, direct), missing: [...missing] }
}

/** A dependency of the project or of an artifact, and what is excluded on the way to it. */
interface Wish {
  readonly dependency: Dependency
  readonly excluded: readonly Exclusion[]
  readonly from: Node | undefined
}

interface Node extends Omit<Artifact, 'isDirect' | 'needs' | 'licences'> {
  readonly isHard: boolean
  readonly needs: Set<string>
  licences: readonly string[]
}

function isBuiltWith({ scope }: Dependency): boolean {
  return scope === undefined || scope === 'compile' || scope === 'runtime'
}

/** The node that a wish makes, or makes anew because it demands a version; `undefined` where there is one already. */
function place(nodes: Map<string, Node>, { dependency, from }: Wish): Node | undefined {
  const key = keyOf(dependency)
  from?.needs.add(key)
  const { version, range, isHard } = versionOf(dependency.version)
  const known = nodes.get(key)
  if (known !== undefined && (known.isHard || !isHard)) return undefined
  const { groupId, artifactId, isOptional } = dependency
  const node = {
    groupId,
    artifactId,
    version,
    range,
    isHard,
    isOptional,
    at: known?.at ?? dependency.at,
    licences: [],
    needs: new Set<string>(),
  }
  nodes.set(key, node)
  return node
}

/** `1.0` is a wish, `[1.0]` a demand, and of `[1.0,2.0)` we do not know what will be taken. */
function versionOf(text: string | undefined): Pick<Node, 'version' | 'range' | 'isHard'> {
  if (!isResolved(text)) return { version: undefined, range: undefined, isHard: false }
  const [, exact] = EXACT.exec(text) ?? []
  if (exact !== undefined) return { version: exact, range: undefined, isHard: true }
  return /[[(,]/.test(text)
    ? { version: undefined, range: text, isHard: false }
    : { version: text, range: undefined, isHard: false }
}

interface Surroundings {
  readonly project: Project
  readonly lookup: Lookup
  readonly missing: Set<string>
}

/** What an artifact needs: its own project decides first, then what the project at the root manages. */
function wishesOf(
  node: Node,
  { dependency, excluded }: Wish,
  { project, lookup, missing }: Surroundings,
): readonly Wish[] {
  const { groupId, artifactId, version } = node
  const found = version === undefined ? undefined : lookup.published(groupId, artifactId, version)
  if (found === undefined) {
    missing.add(`${keyOf(dependency)}${version === undefined ? '' : `:${version}`}`)
    return []
  }
  const own = projectOf(found, lookup)
  node.licences = own.licences
  return own.dependencies
    .filter((each) => isBuiltWith(each) && !each.isOptional && !isExcluded(each, excluded))
    .map((each) => overruled(each, project.managed.get(keyOf(each))))
    .filter(isBuiltWith)
    .map((each) => ({
      dependency: { ...each, at: undefined, isOptional: dependency.isOptional },
      excluded: [...excluded, ...each.exclusions],
      from: node,
    }))
}

function overruled(dependency: Dependency, managed: Dependency | undefined): Dependency {
  if (managed === undefined) return dependency
  return {
    ...dependency,
    version: managed.version ?? dependency.version,
    scope: managed.scope ?? dependency.scope,
    exclusions: [...dependency.exclusions, ...managed.exclusions],
  }
}

function isExcluded({ groupId, artifactId }: Dependency, excluded: readonly Exclusion[]): boolean {
  return excluded.some(
    (each) =>
      (each.groupId === '*' || each.groupId === groupId) && (each.artifactId === '*' || each.artifactId === artifactId),
  )
}

/** Without what only a version needs that was given up. */
function reachable(nodes: ReadonlyMap<string, Node>, direct: ReadonlySet<string>): readonly Artifact[] {
  const kept = new Map<string, Artifact>()
  const pending = [...direct].reverse()
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    const node = nodes.get(key)
    if (node === undefined || kept.has(key)) continue
    kept.set(key, { ...node, needs: [...node.needs], isDirect: direct.has(key) })
    pending.push(...node.needs)
  }
  return [...kept.values()]
}

const EXACT = /^\[([^,[\]()]{1,200})\]$/
const MAX_ARTIFACTS = 20_000

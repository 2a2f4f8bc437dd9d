import type { DocumentLimits, Problem } from '../lib/document/index.ts'
import type { Extent } from '../lib/tree/index.ts'
import { childOf, childrenOf, type Element, parseXml } from '../lib/xml/index.ts'

/** A project as its file writes it: nothing is inherited, and properties stand as `${…}`. */
export interface Pom {
  readonly groupId: string | undefined
  readonly artifactId: string | undefined
  readonly version: string | undefined
  readonly parent: ParentRef | undefined
  readonly properties: ReadonlyMap<string, string>
  readonly dependencies: readonly Dependency[]
  readonly managed: readonly Dependency[]
  readonly modules: readonly string[]
  readonly licences: readonly string[]
  /** Where its name is written. */
  readonly at: Extent | undefined
}

export interface ParentRef {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string
  /** `undefined` where it is to be looked for in a repository alone. */
  readonly relativePath: string | undefined
}

export interface Dependency {
  readonly groupId: string
  readonly artifactId: string
  readonly version: string | undefined
  readonly scope: string | undefined
  readonly type: string
  readonly isOptional: boolean
  readonly exclusions: readonly Exclusion[]
  readonly at: Extent | undefined
}

/** `*` is any. */
export interface Exclusion {
  readonly groupId: string
  readonly artifactId: string
}

export type PomReading =
  | { readonly pom: Pom; readonly problems: readonly [] }
  | { readonly pom: undefined; readonly problems: readonly Problem[] }

/** Reads a `pom.xml`. (Apache Maven, POM reference.) */
export function readPom(text: string, limits: DocumentLimits): PomReading {
  const { root, problems } = parseXml(text, limits)
  if (root === undefined) return { pom: undefined, problems }
  if (root.name !== 'project') {
    const message = `not a project of Maven: element ${root.name}`
    return {
      pom: undefined,
      problems: [{ code: 'wrong_type', message, offset: root.start, also: undefined, fatal: true }],
    }
  }
  const parent = childOf(root, 'parent')
  return { pom: pomOf(root, parent === undefined ? undefined : parentOf(parent)), problems: [] }
}

function pomOf(root: Element, parent: ParentRef | undefined): Pom {
  return {
    groupId: textOf(root, 'groupId'),
    artifactId: textOf(root, 'artifactId'),
    version: textOf(root, 'version'),
    parent,
    properties: new Map(
      childrenOf(root, 'properties').flatMap(({ children }) => children.map(({ name, text }) => [name, text])),
    ),
    dependencies: childrenOf(root, 'dependencies', 'dependency').map(dependencyOf),
    managed: childrenOf(root, 'dependencyManagement', 'dependencies', 'dependency').map(dependencyOf),
    modules: childrenOf(root, 'modules', 'module').map(({ text }) => text),
    licences: childrenOf(root, 'licenses', 'license', 'name').map(({ text }) => text),
    at: childOf(root, 'artifactId'),
  }
}

/** An empty path says that the parent is in no directory. */
function parentOf(element: Element): ParentRef {
  const path = childOf(element, 'relativePath')?.text ?? '../pom.xml'
  return {
    groupId: textOf(element, 'groupId') ?? '',
    artifactId: textOf(element, 'artifactId') ?? '',
    version: textOf(element, 'version') ?? '',
    relativePath: path === '' ? undefined : path,
  }
}

function dependencyOf(element: Element): Dependency {
  return {
    groupId: textOf(element, 'groupId') ?? '',
    artifactId: textOf(element, 'artifactId') ?? '',
    version: textOf(element, 'version'),
    scope: textOf(element, 'scope'),
    type: textOf(element, 'type') ?? 'jar',
    isOptional: textOf(element, 'optional') === 'true',
    exclusions: childrenOf(element, 'exclusions', 'exclusion').map((each) => ({
      groupId: textOf(each, 'groupId') ?? '*',
      artifactId: textOf(each, 'artifactId') ?? '*',
    })),
    at: element,
  }
}

function textOf(element: Element, name: string): string | undefined {
  const text = childOf(element, name)?.text
  return text === '' ? undefined : text
}

/** What a Chart.yaml says, as far as templates and dependencies need it. */
export interface Metadata {
  readonly name: string
  readonly version: string
  readonly apiVersion: string
  readonly appVersion: string
  readonly description: string
  readonly type: string
  readonly kubeVersion: string
  readonly home: string
  readonly icon: string
  readonly isDeprecated: boolean
  readonly sources: readonly string[]
  readonly keywords: readonly string[]
  readonly annotations: Readonly<Record<string, string>>
  readonly maintainers: readonly Maintainer[]
  readonly dependencies: readonly Dependency[]
}

export interface Maintainer {
  readonly name: string
  readonly email: string
  readonly url: string
}

/** A chart that another one needs. */
export interface Dependency {
  readonly name: string
  /** A constraint of versions; empty for any. */
  readonly version: string
  readonly repository: string
  /** The name it goes by here; empty where it keeps its own. */
  readonly alias: string
  /** Paths of values, separated by commas: the first that is a boolean decides. */
  readonly condition: string
  readonly tags: readonly string[]
  readonly importValues: readonly ImportValues[]
}

/** Values that a parent takes from its child; `.` is the root. */
export interface ImportValues {
  readonly child: string
  readonly parent: string
}

/** Reads a Chart.yaml; `requirements` is the requirements.yaml of a chart of version 1. Everything that is missing is empty. */
export function metadataOf(value: unknown, requirements: unknown): Metadata {
  const fields = asMap(value)
  const text = (name: string): string => asText(fields[name])
  return {
    name: text('name'),
    version: text('version'),
    apiVersion: text('apiVersion') || 'v1',
    appVersion: text('appVersion'),
    description: text('description'),
    type: text('type'),
    kubeVersion: text('kubeVersion'),
    home: text('home'),
    icon: text('icon'),
    isDeprecated: fields['deprecated'] === true,
    sources: texts(fields['sources']),
    keywords: texts(fields['keywords']),
    annotations: Object.fromEntries(Object.entries(asMap(fields['annotations'])).map(([key, v]) => [key, asText(v)])),
    maintainers: asList(fields['maintainers']).map(maintainerOf),
    dependencies: [...asList(fields['dependencies']), ...asList(asMap(requirements)['dependencies'])].map(dependencyOf),
  }
}

/** A library has templates for others and prints nothing itself. */
export function isLibrary({ type }: Metadata): boolean {
  return type.toLowerCase() === 'library'
}

function maintainerOf(value: unknown): Maintainer {
  const fields = asMap(value)
  return { name: asText(fields['name']), email: asText(fields['email']), url: asText(fields['url']) }
}

function dependencyOf(value: unknown): Dependency {
  const fields = asMap(value)
  return {
    name: asText(fields['name']),
    version: asText(fields['version']),
    repository: asText(fields['repository']),
    alias: asText(fields['alias']),
    condition: asText(fields['condition']),
    tags: texts(fields['tags']),
    importValues: asList(fields['import-values']).map(importOf),
  }
}

/** A word is what the child offers under `exports`. */
function importOf(value: unknown): ImportValues {
  if (typeof value === 'string') return { child: `exports.${value}`, parent: '.' }
  const fields = asMap(value)
  return { child: asText(fields['child']), parent: asText(fields['parent']) || '.' }
}

function texts(value: unknown): readonly string[] {
  return asList(value).map(asText)
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

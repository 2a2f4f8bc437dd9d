import type { Gap, KubernetesAsset, Path, Resource } from '@ringwall/model'
import type { ParseContext } from '../format.ts'
import { type Document, located, type SourceText } from '../lib/document/index.ts'
import { isClusterScoped, isComponentConfig } from './scope.ts'
import { isWorkload } from './workload.ts'

interface Found {
  readonly facts: readonly Resource[]
  readonly gaps: readonly Gap[]
}

/** The Kubernetes objects of a document: itself, or the items of a list. Nothing where it is no Kubernetes object. */
export function resourcesOf(source: SourceText, document: Document, context: ParseContext): Found {
  return collect({ source, document, context }, document.value, [], 0)
}

/** Where the objects of a document are that `resourcesOf` gives: at its root, or among the items of lists. */
export function objectPaths(value: unknown, path: Path = []): readonly Path[] {
  if (!isTyped(value) || !isList(value) || path.length > 2 * MAX_LISTS) return [path]
  return value.items.flatMap((item, i) => objectPaths(item, [...path, 'items', i]))
}

interface Reader {
  readonly source: SourceText
  readonly document: Document
  readonly context: ParseContext
}

function collect(reader: Reader, value: unknown, path: Path, depth: number): Found {
  if (!isTyped(value))
    return isMeant(value) ? missed(reader, path, 'a workload without a kind and an apiVersion that are text') : NOTHING
  if (isList(value)) return items(reader, value, path, depth)
  if (value.kind.endsWith('List') && 'items' in value)
    return missed(reader, [...path, 'items'], `the items of a ${value.kind} that are no list`)
  const metadata = isObject(value['metadata']) ? value['metadata'] : {}
  const name = objectName(metadata) ?? (isComponentConfig(value.apiVersion) ? reader.source.file : undefined)
  if (name !== undefined) return { facts: [resource(reader, value, name, metadata, path)], gaps: [] }
  return isWorkload(value.kind) ? missed(reader, path, `${value.kind} has no name`) : NOTHING
}

function items(reader: Reader, list: TypedList, path: Path, depth: number): Found {
  if (depth >= MAX_LISTS) return missed(reader, path, `lists within more than ${MAX_LISTS} lists`)
  const facts: Resource[] = []
  const gaps: Gap[] = []
  list.items.forEach((item, i) => {
    const at = [...path, 'items', i]
    const found = collect(reader, typedItem(list, item), at, depth + 1)
    for (const fact of found.facts) facts.push(fact)
    for (const gap of found.gaps) gaps.push(gap)
    if (found === NOTHING) gaps.push(gapAt(reader, at, 'a list item that is no named object'))
  })
  return { facts, gaps }
}

/** The API server leaves `kind` and `apiVersion` out of the items of a typed list such as `PodList`. */
function typedItem(list: TypedList, item: unknown): unknown {
  if (list.kind === 'List' || !isObject(item) || 'kind' in item) return item
  return Object.assign(item, { apiVersion: list.apiVersion, kind: list.kind.slice(0, -'List'.length) })
}

function resource(
  { source, document, context }: Reader,
  object: Typed,
  name: string,
  metadata: Readonly<Record<string, unknown>>,
  path: Path,
): Resource {
  const asset: KubernetesAsset = {
    kind: 'kubernetes',
    scope: context.scope,
    target: context.target,
    namespace: namespaceOf(object, metadata),
    resource: object.kind,
    name,
  }
  return {
    class: 'kubernetes_resource',
    scope: context.scope,
    time: context.time,
    source: context.source,
    asset,
    apiVersion: object.apiVersion,
    object,
    document: located(source, document, path),
  }
}

/** `undefined` for configuration of client-side tools, which has `apiVersion` and `kind` too but is no object of a cluster. */
function objectName(metadata: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof metadata['name'] === 'string') return metadata['name']
  if (typeof metadata['generateName'] === 'string') return `${metadata['generateName']}*`
  return typeof metadata['name'] === 'number' ? String(metadata['name']) : undefined
}

/** Where none is written, the one that `kubectl apply` would use. */
function namespaceOf({ apiVersion, kind }: Typed, metadata: Readonly<Record<string, unknown>>): string {
  if (isClusterScoped(kind) || isComponentConfig(apiVersion)) return '-'
  return typeof metadata['namespace'] === 'string' ? metadata['namespace'] : 'default'
}

/** True where a document that does not parse was most likely meant as a manifest. */
export function looksLikeManifest(text: string, document: Document): boolean {
  if (document.value !== undefined) return isObject(document.value) && 'apiVersion' in document.value
  return MANIFEST_LINE.test(text.slice(document.start, document.end))
}

function missed(reader: Reader, path: Path, message: string): Found {
  return { facts: [], gaps: [gapAt(reader, path, message)] }
}

function gapAt({ source, document }: Reader, path: Path, message: string): Gap {
  return { code: 'not_an_object', message, at: located(source, document).locate(path) }
}

interface Typed extends Readonly<Record<string, unknown>> {
  readonly apiVersion: string
  readonly kind: string
}

interface TypedList extends Typed {
  readonly items: readonly unknown[]
}

function isTyped(value: unknown): value is Typed {
  return isObject(value) && typeof value['apiVersion'] === 'string' && typeof value['kind'] === 'string'
}

/** True where a map was meant as a workload, its type misspelt or missing: nobody else would judge it. */
function isMeant(value: unknown): boolean {
  if (!isObject(value)) return false
  const kinds = Object.entries(value).filter(([key]) => key.toLowerCase().replace('\ufeff', '') === 'kind')
  return kinds.some(([, kind]) => typeof kind === 'string' && isWorkload(kind))
}

function isList(value: Typed): value is TypedList {
  return value.kind.endsWith('List') && Array.isArray(value['items'])
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const NOTHING: Found = { facts: [], gaps: [] }
const MAX_LISTS = 8
const MANIFEST_LINE = /^[ \t{,]*["']?(?:apiVersion|kind)["']?[ \t]*:/m

import { podPath } from '@ringwall/formats/kubernetes'
import { DEFAULT_LIMITS } from '@ringwall/formats/lib/document'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import { type AnnotationException, err, ok, type Path, parseRuleId, type Resource, type Result } from '@ringwall/model'
import { EXCEPTION_RULES } from './rules.ts'
import { isMap, type Mistake, readTerms, TERMS, type Terms, unknownFields } from './terms.ts'

/** What stands before a rule's id in the key of an annotation that excepts. */
export const ANNOTATION_PREFIX = 'exception.ringwall.dev/'

/** An annotation that was meant as an exception. */
export interface Annotation {
  readonly resource: Resource
  readonly path: Path
  /** What it excepts, or all that is wrong with it. */
  readonly read: Result<AnnotationException, readonly string[]>
}

/** Every annotation of an object that was meant as an exception; those on a pod template too, where none counts. */
export function annotationsOf(resource: Resource, rules: ReadonlySet<string>): readonly Annotation[] {
  const own = ['metadata', 'annotations']
  const pod = podPath(resource.asset.resource)
  const inTemplate = pod === undefined || pod.length === 0 ? [] : annotated(resource, [...pod, ...own])
  return [
    ...annotated(resource, own).map(({ path, key, value }) => ({
      resource,
      path,
      read: read({ resource, path, key, value }, rules),
    })),
    ...inTemplate.map(({ path }) => ({ resource, path, read: err(['stands on the pod template, not on the object']) })),
  ]
}

interface Found {
  readonly path: Path
  /** What stands behind the prefix. */
  readonly key: string
  readonly value: unknown
}

function annotated({ object }: Resource, path: Path): readonly Found[] {
  let at: unknown = object
  for (const step of path) at = isMap(at) && Object.hasOwn(at, step) ? at[step] : undefined
  if (!isMap(at)) return []
  const found = Object.entries(at).filter(([key]) => key.startsWith(ANNOTATION_PREFIX))
  return found.map(([key, value]) => ({ path: [...path, key], key: key.slice(ANNOTATION_PREFIX.length), value }))
}

function read(
  { resource, path, key, value }: Found & { readonly resource: Resource },
  rules: ReadonlySet<string>,
): Annotation['read'] {
  const rule = parseRuleId(key)
  if (rule === undefined || !rules.has(rule)) return err([`names ${JSON.stringify(key)}, which is no rule`])
  if (EXCEPTION_RULES.some(({ id }) => id === rule)) return err([`names ${rule}, which judges exceptions`])
  const terms = parseTerms(value)
  if (!terms.ok) return terms
  return ok({ kind: 'annotation', rule, asset: resource.asset, ...terms.value, at: resource.document.locate(path) })
}

function parseTerms(value: unknown): Result<Terms, readonly string[]> {
  if (typeof value !== 'string') return err(['is not text'])
  if (value.length > MAX_CHARACTERS) return err([`has more than ${MAX_CHARACTERS} characters`])
  const [document, ...others] = [...parseYaml(value, LIMITS)]
  if (document === undefined || others.length > 0) return err(['is not one YAML map'])
  if (document.problems.length > 0) return err(document.problems.map(({ message }) => message))
  if (!isMap(document.value)) return err(['is not a YAML map with reason, owner and expires'])
  const mistakes: Mistake[] = []
  const terms = readTerms(document.value, [], mistakes)
  const all = [...mistakes, ...unknownFields(document.value, TERMS, [])]
  return all.length > 0 ? err(all.slice(0, MAX_MISTAKES).map(({ message }) => message)) : ok(terms)
}

const MAX_CHARACTERS = 16 * 1024
const MAX_MISTAKES = 5
const LIMITS = { ...DEFAULT_LIMITS, depth: 8, characters: MAX_CHARACTERS, nodes: 10_000 }

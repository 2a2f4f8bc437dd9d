import type { Document, DocumentLimits } from '../lib/document/index.ts'
import { parseJson } from '../lib/json/index.ts'
import { parseYaml } from '../lib/yaml/index.ts'

/** The documents of a manifest, one at a time, and the syntax they are written in. */
export interface ManifestDocuments {
  readonly syntax: 'yaml' | 'json'
  readonly documents: Iterable<Document>
}

/** JSON where the text begins like it and is it; everything else is YAML, of which JSON is nearly a part. */
export function documentsOf(path: string, text: string, limits: DocumentLimits): ManifestDocuments {
  const parsed = /^\s*[{[]/.test(text) ? [...parseJson(text, limits)] : undefined
  const isJson = path.endsWith('.json') || parsed?.every((d) => !d.problems.some((p) => p.code === 'syntax'))
  if (parsed !== undefined && isJson) return { syntax: 'json', documents: parsed }
  return { syntax: 'yaml', documents: parseYaml(text, limits) }
}

import { posix } from 'node:path'
import { decodeText } from '@ringwall/base/encoding'
import type { DocumentLimits } from '@ringwall/formats'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import type { Gap } from '@ringwall/model'
import type { FileReading } from './file-reading.ts'

/** What remains when the sources of overlays are taken out, and what was taken. */
export interface Unbuilt {
  readonly kept: readonly FileReading[]
  readonly gaps: readonly Gap[]
}

/**
 * Patches of a Kustomize overlay are not what a cluster gets. They are left out and told, once for each overlay. A file that
 * a person named is judged as it stands.
 */
export function unbuilt(files: readonly FileReading[], limits: DocumentLimits): Unbuilt {
  const overlays = files.flatMap((file) => overlayOf(file, limits))
  const patches = new Set(overlays.flatMap(({ patches }) => patches))
  const kept = files.filter(({ file }) => file.isNamed || !patches.has(file.path))
  return { kept, gaps: overlays.filter((o) => o.transforms.length > 0).map(overlayGap) }
}

interface Overlay {
  readonly path: string
  /** Files that hold patches. */
  readonly patches: readonly string[]
  /** Fields that make of the files something else than they are. */
  readonly transforms: readonly string[]
}

function overlayOf({ file }: FileReading, limits: DocumentLimits): readonly Overlay[] {
  if (!KUSTOMIZATION.test(posix.basename(file.path))) return []
  const decoded = decodeText(file.bytes)
  const [document] = decoded.kind === 'text' ? parseYaml(decoded.text, limits) : []
  const fields = asMap(document?.value)
  const folder = posix.dirname(file.path)
  return [
    {
      path: file.path,
      patches: patchFiles(fields).map((patch) => posix.join(folder, patch)),
      transforms: [...TRANSFORMING.filter((field) => fields[field] !== undefined), ...remote(fields)],
    },
  ]
}

function patchFiles(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const list = (field: string): readonly unknown[] => asList(fields[field])
  const paths = [...list('patches'), ...list('patchesJson6902')].map((patch) => asMap(patch)['path'])
  return [...list('patchesStrategicMerge'), ...paths].filter((path) => typeof path === 'string')
}

function remote(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const resources = [...asList(fields['resources']), ...asList(fields['bases'])]
  return resources.some((resource) => typeof resource === 'string' && REMOTE.test(resource)) ? ['remote resources'] : []
}

function overlayGap({ path, transforms }: Overlay): Gap {
  const message = `a Kustomize overlay, not built: what ${transforms.join(', ')} would change is not judged`
  return { code: 'overlay', message, at: { file: path } }
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Fields of a kustomization that can change what a pod may do. Names, labels and annotations cannot. */
const TRANSFORMING = [
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'components',
  'replacements',
  'vars',
  'transformers',
  'generators',
  'helmCharts',
  'helmChartInflationGenerator',
] as const
const REMOTE = /:\/\/|^(?:github\.com|git@)|\?ref=/
const KUSTOMIZATION = /^kustomization\.ya?ml$|^Kustomization$/

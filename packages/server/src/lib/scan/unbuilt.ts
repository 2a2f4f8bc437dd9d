import { posix } from 'node:path'
import { decodeText } from '@ringwall/base/encoding'
import type { DocumentLimits } from '@ringwall/formats'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import type { Gap } from '@ringwall/model'
import type { FileReading } from './file-reading.ts'

/** What remains when the sources of charts and overlays are taken out, and what was taken. */
export interface Unbuilt {
  readonly kept: readonly FileReading[]
  readonly gaps: readonly Gap[]
}

/**
 * Templates of a Helm chart and patches of a Kustomize overlay are not what a cluster gets. They are left out and told,
 * once for each chart and overlay. A file that a person named is judged as it stands.
 */
export function unbuilt(files: readonly FileReading[], charts: ReadonlySet<string>, limits: DocumentLimits): Unbuilt {
  const overlays = files.flatMap((file) => overlayOf(file, limits))
  const patches = new Set(overlays.flatMap(({ patches }) => patches))
  const byChart = Map.groupBy(files, ({ file }) => (file.isNamed ? undefined : chartOf(file.path, charts)))
  const kept = (byChart.get(undefined) ?? [])
    .filter(({ file }) => file.isNamed || !patches.has(file.path))
    .map((reading) => (isOfChart(reading.file.path, charts) ? withoutEmpty(reading) : reading))
  byChart.delete(undefined)
  const gaps = [...byChart].map(([chart = '', left]) => chartGap(chart, left.length))
  return { kept, gaps: [...gaps, ...overlays.filter((o) => o.transforms.length > 0).map(overlayGap)] }
}

/** Values and tests of a chart are empty by right. */
function withoutEmpty(reading: FileReading): FileReading {
  return reading.file.isNamed ? reading : { ...reading, gaps: reading.gaps.filter(({ code }) => code !== 'empty') }
}

function isOfChart(path: string, charts: ReadonlySet<string>): boolean {
  return foldersOf(path).some((folder) => charts.has(folder))
}

/** The chart whose templates or subcharts a file belongs to. */
function chartOf(path: string, charts: ReadonlySet<string>): string | undefined {
  const folder = foldersOf(path).find((f) => TEMPLATE_FOLDERS.has(posix.basename(f)) && charts.has(posix.dirname(f)))
  return folder === undefined ? undefined : posix.dirname(folder)
}

/** Directories above a file, the nearest first; last `.` or `/`. */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = []
  for (let at = posix.dirname(path); ; at = posix.dirname(at)) {
    folders.push(at)
    if (posix.dirname(at) === at) return folders
  }
}

function chartGap(chart: string, count: number): Gap {
  const message = `a Helm chart, not rendered: ${count} ${count === 1 ? 'file' : 'files'} of templates not judged`
  return { code: 'template', message, at: { file: posix.join(chart, 'Chart.yaml') } }
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
const TEMPLATE_FOLDERS: ReadonlySet<string> = new Set(['templates', 'charts'])
const KUSTOMIZATION = /^kustomization\.ya?ml$|^Kustomization$/

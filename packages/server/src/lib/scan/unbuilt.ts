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
 * once for each chart and overlay. What else a chart holds and is no manifest is not missed. A file that a person named is judged as it stands.
 */
export function unbuilt(files: readonly FileReading[], charts: ReadonlySet<string>, limits: DocumentLimits): Unbuilt {
  const overlays = files.flatMap((file) => overlayOf(file, limits))
  const patches = new Set(overlays.flatMap(({ patches }) => patches))
  const byChart = Map.groupBy(files, ({ file }) => (file.isNamed ? undefined : chartOf(file.path, charts)))
  const kept = (byChart.get(undefined) ?? []).filter(
    ({ file, resources }) =>
      file.isNamed || !(patches.has(file.path) || (resources.length === 0 && isOfChart(file.path, charts))),
  )
  byChart.delete(undefined)
  const gaps = [...byChart].map(([chart = '', left]) => chartGap(chart, left.length))
  return { kept, gaps: [...gaps, ...overlays.filter((o) => o.patches.length > 0).map(overlayGap)] }
}

/** Values and tests of a chart are empty or odd by right. */
function isOfChart(path: string, charts: ReadonlySet<string>): boolean {
  for (let at = posix.dirname(path); at !== '.' && at !== '/'; at = posix.dirname(at)) if (charts.has(at)) return true
  return false
}

function chartOf(path: string, charts: ReadonlySet<string>): string | undefined {
  for (let at = posix.dirname(path); at !== '.' && at !== '/'; at = posix.dirname(at)) {
    const parent = posix.dirname(at)
    if (charts.has(parent) && TEMPLATE_FOLDERS.has(posix.basename(at))) return parent
  }
  return undefined
}

function chartGap(chart: string, count: number): Gap {
  const message = `a Helm chart, not rendered: ${count} ${count === 1 ? 'file' : 'files'} of templates not judged`
  return { code: 'template', message, at: { file: posix.join(chart, 'Chart.yaml') } }
}

interface Overlay {
  readonly path: string
  readonly patches: readonly string[]
}

function overlayOf({ file }: FileReading, limits: DocumentLimits): readonly Overlay[] {
  if (!KUSTOMIZATION.test(posix.basename(file.path))) return []
  const decoded = decodeText(file.bytes)
  if (decoded.kind !== 'text') return []
  const [document] = parseYaml(decoded.text, limits)
  const folder = posix.dirname(file.path)
  return [{ path: file.path, patches: patchFiles(document?.value).map((p) => posix.join(folder, p)) }]
}

function patchFiles(kustomization: unknown): readonly string[] {
  const list = (key: string): readonly unknown[] => {
    const value = (kustomization as Readonly<Record<string, unknown>> | undefined)?.[key]
    return Array.isArray(value) ? value : []
  }
  return [...list('patchesStrategicMerge'), ...[...list('patches'), ...list('patchesJson6902')].map(pathOf)].filter(
    (path) => typeof path === 'string',
  )
}

function pathOf(patch: unknown): unknown {
  return (patch as { readonly path?: unknown } | null)?.path
}

function overlayGap({ path, patches }: Overlay): Gap {
  const message = `a Kustomize overlay, not built: ${patches.length} ${patches.length === 1 ? 'patch' : 'patches'} not judged`
  return { code: 'overlay', message, at: { file: path } }
}

const TEMPLATE_FOLDERS: ReadonlySet<string> = new Set(['templates', 'charts'])
const KUSTOMIZATION = /^kustomization\.ya?ml$|^Kustomization$/

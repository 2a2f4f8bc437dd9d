import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import type { DocumentLimits, File, ParseContext } from '@ringwall/formats'
import type { Values } from '@ringwall/formats/helm'
import { parseSource } from '@ringwall/formats/kubernetes'
import type { Gap, Resource } from '@ringwall/model'

/** Where a file belongs in a Helm chart. */
export interface ChartPlace {
  /** Directory of the chart that nobody else's `charts/` holds. */
  readonly root: string
  /** Path within it. */
  readonly path: string
  /** True for what is judged as the chart renders it, and not as it stands. */
  readonly isSource: boolean
}

/** Tells of each path below a target which chart it belongs to; a chart in the `charts/` of another belongs to that one. */
export function chartPlaces(target: string): (path: string) => ChartPlace | undefined {
  const known = new Map<string, boolean>()
  const isChart = (folder: string): boolean => {
    const is = known.get(folder) ?? existsSync(posix.join(folder, 'Chart.yaml'))
    known.set(folder, is)
    return is
  }
  const top = posix.normalize(target)
  const chartAbove = (path: string): string | undefined =>
    foldersOf(path).find((folder) => isWithin(folder, top) && isChart(folder))
  return (path) => {
    let root = chartAbove(path)
    for (let at = root; at !== undefined && posix.basename(posix.dirname(at)) === 'charts'; ) {
      at = chartAbove(posix.dirname(at))
      if (at !== undefined) root = at
    }
    if (root === undefined) return undefined
    const within = posix.relative(root, path)
    return { root, path: within, isSource: SOURCES.test(within) }
  }
}

/** A file of a chart. */
export interface ChartMember {
  readonly place: ChartPlace
  readonly file: File
}

export interface ChartSettings {
  readonly values: Values | undefined
  /** `1.37`. */
  readonly kubernetesVersion: string
  readonly limits: DocumentLimits
}

/** The objects that charts render, and what of them could not be rendered. The code for it is loaded where there is a chart. */
export async function renderCharts(
  members: readonly ChartMember[],
  settings: ChartSettings,
  context: ParseContext,
): Promise<{ readonly resources: readonly Resource[]; readonly gaps: readonly Gap[] }> {
  if (members.length === 0) return { resources: [], gaps: [] }
  const helm = await import('@ringwall/formats/helm')
  const resources: Resource[] = []
  const gaps: Gap[] = []
  for (const [, files] of Map.groupBy(members, ({ place }) => place.root)) {
    const { manifests, gaps: unrendered } = helm.renderChart({
      files: new Map(files.map(({ place, file }) => [place.path, { path: file.path, bytes: file.bytes }])),
      values: settings.values ?? new Map(),
      release: {
        name: undefined,
        namespace: 'default',
        kubernetesVersion: settings.kubernetesVersion,
        apiVersions: [],
        isUpgrade: false,
      },
      time: context.time,
      limits: settings.limits,
      templateLimits: helm.DEFAULT_TEMPLATE_LIMITS,
    })
    for (const gap of [...unrendered, ...files.flatMap(tooLarge)]) gaps.push(gap)
    for (const { source } of manifests) {
      const { facts, gaps: unread } = parseSource(source, { path: source.file, isNamed: false }, context)
      for (const fact of facts) if (fact.class === 'kubernetes_resource') resources.push(fact)
      for (const gap of unread) gaps.push(gap)
    }
  }
  return { resources, gaps }
}

function tooLarge({ place, file }: ChartMember): readonly Gap[] {
  if (!place.isSource || file.sizeBytes <= file.bytes.length) return []
  const message = `has ${file.sizeBytes} bytes, more than the limit of ${file.bytes.length}`
  return [{ code: 'too_large', message, at: { file: file.path } }]
}

function isWithin(folder: string, top: string): boolean {
  return top === '.'
    ? !folder.startsWith('/')
    : folder === top || folder.startsWith(top.endsWith('/') ? top : `${top}/`)
}

/** Directories above a path, the nearest first; last `.` or `/`. */
function foldersOf(path: string): readonly string[] {
  const folders: string[] = []
  for (let at = posix.dirname(path); ; at = posix.dirname(at)) {
    folders.push(at)
    if (posix.dirname(at) === at) return folders
  }
}

/** Templates and what goes into them; values that charts are tried with are kept in `ci/`. */
const SOURCES = /^(?:(?:templates|charts|crds|ci)\/|values[^/]*\.ya?ml$)/

import { decodeText } from '@ringwall/base/encoding'
import type { Gap } from '@ringwall/model'
import { asGap, type DocumentLimits, sourceText } from '../lib/document/index.ts'
import { isDict } from '../lib/go-template/index.ts'
import { parseYaml } from '../lib/yaml/index.ts'
import { unpack } from './archive.ts'
import type { Chart, ChartFile, ChartFiles, TemplateFile } from './chart.ts'
import { fromPlain } from './functions/convert.ts'
import { ignoreOf } from './ignore.ts'
import { metadataOf } from './metadata.ts'

/** A chart, or nothing where it has no Chart.yaml that can be read; and what of it could not be read. */
export interface LoadedChart {
  readonly chart: Chart | undefined
  readonly gaps: readonly Gap[]
}

/** Puts a chart together from its files, subcharts in directories and archives too. Total, in bounded depth. */
export function loadChart(files: ChartFiles, limits: DocumentLimits): LoadedChart {
  const gaps: Gap[] = []
  const helmignore = files.get('.helmignore')
  const isIgnored = ignoreOf(helmignore === undefined ? '' : textOf(helmignore, []))
  const kept = new Map([...files].filter(([path]) => !isIgnored(path)))
  return { chart: assemble({ limits, gaps }, kept, 0), gaps }
}

interface Loading {
  readonly limits: DocumentLimits
  readonly gaps: Gap[]
}

function assemble(loading: Loading, files: ChartFiles, depth: number): Chart | undefined {
  const own = files.get('Chart.yaml')
  if (own === undefined) return undefined
  const metadata = metadataOf(yamlOf(loading, own), yamlOf(loading, files.get('requirements.yaml')))
  if (metadata.name === '') {
    loading.gaps.push(refusal(own, 'a chart without a name'))
    return undefined
  }
  const values = fromPlain(yamlOf(loading, files.get('values.yaml')) ?? null)
  return {
    name: metadata.name,
    metadata,
    path: own.path,
    values: isDict(values) ? values : new Map(),
    templates: templatesOf(loading, files),
    files: new Map([...files].filter(([path]) => !NOT_FILES.test(path))),
    dependencies: depth >= MAX_DEPTH ? [] : subcharts(loading, files, depth),
  }
}

function templatesOf({ gaps }: Loading, files: ChartFiles): ReadonlyMap<string, TemplateFile> {
  const templates = [...files].filter(([path]) => path.startsWith('templates/'))
  return new Map(templates.map(([path, file]) => [path, { path: file.path, text: textOf(file, gaps) }]))
}

function subcharts(loading: Loading, files: ChartFiles, depth: number): readonly Chart[] {
  const within = [...files].filter(([path]) => path.startsWith('charts/'))
  const byName = Map.groupBy(within, ([path]) => path.split('/')[1] ?? '')
  const charts: Chart[] = []
  for (const [name, group] of [...byName].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (/^[_.]/.test(name)) continue
    const [[, first] = []] = group
    const isArchive = name.endsWith('.tgz') && group.length === 1 && first !== undefined
    const inner = isArchive ? opened(loading, first) : relativeTo(group, `charts/${name}/`)
    const chart = assemble(loading, inner, depth + 1)
    if (chart !== undefined) charts.push(chart)
  }
  return charts
}

function relativeTo(files: readonly (readonly [string, ChartFile])[], folder: string): ChartFiles {
  return new Map(
    files.filter(([path]) => path.startsWith(folder)).map(([path, file]) => [path.slice(folder.length), file]),
  )
}

function opened({ gaps }: Loading, archive: ChartFile): ChartFiles {
  const unpacked = unpack(archive)
  if (unpacked.kind === 'files') return unpacked.files
  gaps.push(refusal(archive, unpacked.reason))
  return new Map()
}

/** The value of a YAML file; what is wrong with it is told. */
function yamlOf({ limits, gaps }: Loading, file: ChartFile | undefined): unknown {
  if (file === undefined) return undefined
  const source = sourceText(file.path, textOf(file, gaps))
  const [document] = parseYaml(source.text, limits)
  for (const problem of document?.problems ?? []) if (problem.fatal) gaps.push(asGap(source, problem))
  return document?.value
}

function textOf(file: ChartFile, gaps: Gap[]): string {
  const decoded = decodeText(file.bytes)
  if (decoded.kind === 'text') return decoded.text
  gaps.push(refusal(file, 'is no text'))
  return ''
}

function refusal({ path }: ChartFile, message: string): Gap {
  return { code: 'template', message, at: { file: path } }
}

const MAX_DEPTH = 16
/** What templates do not see in `.Files`. */
const NOT_FILES =
  /^(?:templates\/|charts\/(?!.*\.prov$)|(?:Chart\.yaml|Chart\.lock|values\.yaml|values\.schema\.json|\.helmignore)$)/

import { decodeText } from '@ringwall/base/encoding'
import type { Gap } from '@ringwall/model'
import { type DocumentLimits, type SourceText, sourceText } from '../lib/document/index.ts'
import {
  Budget,
  type Dict,
  type Engine,
  inFile,
  parseTemplate,
  Registry,
  type Template,
  type TemplateLimits,
  type TemplateProblem,
  templateEngine,
  type Value,
} from '../lib/go-template/index.ts'
import type { ChartFiles } from './chart.ts'
import { coalesce } from './coalesce.ts'
import { type ChartData, chartData, type Release } from './data.ts'
import { type Missing, resolveDependencies } from './dependencies.ts'
import { helmFunctions } from './functions/index.ts'
import { loadChart } from './load.ts'
import { isLibrary } from './metadata.ts'
import { renderedText } from './rendered-text.ts'

export interface ChartRequest {
  /** The files of the chart by their path within it. */
  readonly files: ChartFiles
  /** Over the chart's own values. */
  readonly values: Dict
  readonly release: Release
  /** Milliseconds since the Unix epoch. */
  readonly time: number
  readonly limits: DocumentLimits
  readonly templateLimits: TemplateLimits
}

/** What a chart prints, template by template, and what of it could not be rendered. */
export interface RenderedChart {
  readonly manifests: readonly RenderedManifest[]
  readonly gaps: readonly Gap[]
}

export interface RenderedManifest {
  /** The name that Helm gives it: `chart/templates/a.yaml`, `chart/crds/b.yaml`. */
  readonly name: string
  readonly source: SourceText
}

/**
 * Renders a chart as `helm template` does. Total: a template that cannot be rendered is a gap with the place and the reason,
 * and the others are rendered all the same.
 */
export function renderChart(request: ChartRequest): RenderedChart {
  const { chart: loaded, gaps: unread } = loadChart(request.files, request.limits)
  if (loaded === undefined) return { manifests: [], gaps: unread }
  const { chart, missing } = resolveDependencies(loaded, request.values)
  const values = coalesce(chart, request.values, 'remove')
  const rendering = prepare(chartData(chart, values, request.release), request)
  const gaps: Gap[] = [...unread, ...missing.map(missingGap), ...rendering.gaps]
  const manifests: RenderedManifest[] = [...customResources(rendering.charts)]
  for (const { template, data, basePath } of rendering.templates) {
    if (isPartial(template.name)) continue
    data.set(
      'Template',
      new Map<string, Value>([
        ['Name', template.name],
        ['BasePath', basePath],
      ]),
    )
    const executed = rendering.engine.execute(template, data)
    if (executed.kind === 'problem') gaps.push(problemGap(executed.problem, template.source.name))
    else manifests.push({ name: template.name, source: renderedText(template.source.name, executed.pieces) })
  }
  return { manifests, gaps }
}

interface Prepared {
  readonly template: Template
  readonly data: Dict
  readonly basePath: string
}

interface Rendering {
  readonly charts: readonly ChartData[]
  readonly engine: Engine
  /** In the order in which Helm renders them, which counts where one changes values. */
  readonly templates: readonly Prepared[]
  readonly gaps: readonly Gap[]
}

function prepare(charts: readonly ChartData[], { time, templateLimits }: ChartRequest): Rendering {
  const registry = new Registry()
  const engine = templateEngine(registry, helmFunctions(time), new Budget(templateLimits))
  const gaps: Gap[] = []
  const templates: Prepared[] = []
  for (const { name, text, path, data, basePath } of templateTexts(charts)) {
    const parsed = parseTemplate({ name: path, text }, name, engine.isFunction)
    if (parsed.kind === 'problem') {
      gaps.push(problemGap(parsed.problem, path))
      continue
    }
    for (const template of parsed.templates) registry.add(template)
    const template = parsed.templates.at(-1)
    if (template !== undefined) templates.push({ template, data, basePath })
  }
  return { charts, engine, templates, gaps }
}

/** Definitions of custom resources are no templates: they pass as they stand. */
function customResources(charts: readonly ChartData[]): readonly RenderedManifest[] {
  return charts.flatMap(({ chart, fullPath }) =>
    [...chart.files].flatMap(([path, file]) => {
      const decoded = /^crds\/.*\.(?:ya?ml|json)$/.test(path) ? decodeText(file.bytes) : undefined
      if (decoded?.kind !== 'text') return []
      return [{ name: `${fullPath}/${path}`, source: sourceText(file.path, decoded.text) }]
    }),
  )
}

interface TemplateText extends Omit<Prepared, 'template'> {
  readonly name: string
  readonly text: string
  readonly path: string
}

/** The deepest first, so that what a parent defines counts over what its subcharts do. */
function templateTexts(charts: readonly ChartData[]): readonly TemplateText[] {
  const all = charts.flatMap(({ chart, fullPath, data }) =>
    [...chart.templates]
      .filter(([path]) => !isLibrary(chart.metadata) || isPartial(path))
      .map(([path, file]) => ({ name: `${fullPath}/${path}`, basePath: `${fullPath}/templates`, data, ...file })),
  )
  return all.sort((a, b) => depthOf(b.name) - depthOf(a.name) || (a.name < b.name ? 1 : -1))
}

function depthOf(name: string): number {
  return name.split('/').length
}

/** Templates that others include, and the notes for people. */
function isPartial(name: string): boolean {
  const base = name.slice(name.lastIndexOf('/') + 1)
  return base.startsWith('_') || base === 'NOTES.txt'
}

function problemGap({ source, offset, message }: TemplateProblem, template: string): Gap {
  const { source: file, start } = inFile({ source, start: offset, end: offset })
  const via = file.name === template ? '' : `, needed by ${template}`
  const within = source.calledBy === undefined ? '' : ' in a text that it runs as a template'
  const at = sourceText(file.name, file.text).span(start, start)
  return { code: 'template', message: `cannot be rendered: ${message}${within}${via}`, at }
}

function missingGap({ parent, dependency }: Missing): Gap {
  const name = dependency.alias === '' ? dependency.name : `${dependency.name} (${dependency.alias})`
  return {
    code: 'template',
    message: `the chart needs ${name} ${dependency.version}, which is not in its charts/: what it would add is not judged`,
    at: { file: parent.path },
  }
}

import { glob } from '@ringwall/base/glob'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import {
  assignValue,
  type ChartFile,
  DEFAULT_TEMPLATE_LIMITS,
  type RenderedChart,
  renderChart,
  type Values,
} from '@ringwall/formats/helm'
import { readTarGz } from '@ringwall/formats/lib/tar'
import { parseYaml } from '@ringwall/formats/lib/yaml'
import { filesOf } from './corpora.ts'
import { holds, type TemplateResult } from './helm-unittest/assertions.ts'
import { type ChartTest, testsOf } from './helm-unittest/test-file.ts'
import type { Outcome, Suite } from './suite.ts'

/** The unit tests that public charts bring along, in the format of the helm-unittest plugin: a case is a test with all its assertions. */
export const suite: Suite = { run }

async function run(corpora: string): Promise<Outcome> {
  const charts = publicCharts(corpora)
  const verdicts = [...charts].flatMap(([chart, files]) =>
    [...files]
      .filter(([path]) => /(?:^|\/)unittests\/.*_test\.yaml$/.test(path))
      .flatMap(([path, { bytes }]) =>
        testsOf(decode(bytes)).map((one) => ({ name: `${chart}/${path}: ${one.name}`, one })),
      )
      .map(({ name, one }) => ({ name, ok: passes(files, one) })),
  )
  return { passed: verdicts.filter((v) => v.ok).length, missed: verdicts.filter((v) => !v.ok).map((v) => v.name) }
}

type Files = ReadonlyMap<string, ChartFile>

/** Every public chart by its name, those that it depends on put into its `charts/` as far as they are there. */
export function publicCharts(corpora: string): ReadonlyMap<string, Files> {
  const outer = filesOf(corpora, 'manifests', 'prometheus-community.tar.gz')
  const archive = [...outer].find(([path]) => path.endsWith('/charts.tar.gz'))?.[1]
  const all = [...(archive === undefined ? [] : readTarGz(archive))].map(([path, bytes]) => {
    const [, chart = '', ...rest] = path.split('/')
    return { chart, path: rest.join('/'), bytes }
  })
  const byChart = [...Map.groupBy(all, ({ chart }) => chart)].filter(([, files]) => files.some(isChartFile))
  const charts = new Map(
    byChart.map(([chart, files]) => [chart, new Map(files.map(({ path, bytes }) => [path, { path, bytes }]))]),
  )
  for (const files of charts.values())
    for (const name of dependenciesOf(files))
      for (const [path, file] of charts.get(name) ?? [])
        if (!path.startsWith('unittests/'))
          files.set(`charts/${name}/${path}`, { ...file, path: `charts/${name}/${path}` })
  return charts
}

function isChartFile({ path }: { readonly path: string }): boolean {
  return path === 'Chart.yaml'
}

function dependenciesOf(files: Files): readonly string[] {
  const text = decode(files.get('Chart.yaml')?.bytes ?? new Uint8Array())
  return Array.from(text.matchAll(/^ {2}- name: (\S+)\n {4}version:/gm), ([, name = '']) => name)
}

function passes(files: Files, test: ChartTest): boolean {
  const results = resultsOf(files, test)
  return test.assertions.every((assertion) => holds(assertion, results, test.scope))
}

function resultsOf(files: Files, test: ChartTest): readonly TemplateResult[] {
  const wanted = selected(test.templates, test.excludes)
  const isJudged = selected(test.judged, test.excludes)
  const isNeeded = (path: string): boolean => !path.startsWith('templates/') || isPartial(path) || wanted(path)
  const needed = new Map([...files].filter(([path]) => isNeeded(path)))
  const rendered = render(needed, test)
  const own = [...needed.keys()].filter((path) => path.startsWith('templates/') && !isPartial(path) && isJudged(path))
  return own.map((path) => resultOf(rendered, path))
}

function selected(templates: readonly string[], excludes: readonly string[]): (path: string) => boolean {
  const wanted = templates.map((pattern) => glob(`templates/${pattern}`))
  const unwanted = excludes.map((pattern) => glob(`templates/${pattern}`))
  return (path) => (wanted.length === 0 || wanted.some((m) => m(path))) && !unwanted.some((m) => m(path))
}

function isPartial(path: string): boolean {
  return /\/(?:_[^/]*|NOTES\.txt)$/.test(path)
}

function render(files: Files, { set, release, capabilities }: ChartTest): RenderedChart {
  const { majorVersion = 1, minorVersion = 20, apiVersions } = capabilities
  return renderChart({
    files,
    values: Object.entries(set).reduce((made: Values, [path, value]) => assignValue(made, path, value), new Map()),
    release: {
      name: String(release['name'] ?? 'RELEASE-NAME'),
      namespace: String(release['namespace'] ?? 'NAMESPACE'),
      kubernetesVersion: `${majorVersion}.${minorVersion}`,
      apiVersions: Array.isArray(apiVersions) ? apiVersions.map(String) : [],
      isUpgrade: release['upgrade'] === true,
    },
    time: 0,
    limits: DEFAULT_LIMITS,
    templateLimits: DEFAULT_TEMPLATE_LIMITS,
  })
}

function resultOf({ manifests, gaps }: RenderedChart, path: string): TemplateResult {
  const made = manifests.find(({ source }) => source.file === path)
  if (made === undefined) return { documents: [], failure: gaps.map(({ message }) => message).join('\n') }
  const documents = [...parseYaml(made.source.text, DEFAULT_LIMITS)]
  const broken = documents.flatMap(({ problems }) => problems.filter(({ fatal }) => fatal))[0]
  return {
    documents: documents.map(({ value }) => value).filter((value) => value !== null),
    failure: broken?.message,
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

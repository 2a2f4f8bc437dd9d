import { DEFAULT_LIMITS } from '@ringwall/formats'
import { DEFAULT_TEMPLATE_LIMITS, renderChart } from '@ringwall/formats/helm'
import { publicCharts } from '../conformance/helm-unittest.ts'
import { type Benchmark, type Figure, median, times } from './benchmark.ts'

/** Helm charts: files in, rendered text out, with default values, one core. */
export const benchmark: Benchmark = { run }

async function* run(corpora: string): AsyncIterable<Figure> {
  const charts = [...publicCharts(corpora).values()]
  const render = (): number => {
    let templates = 0
    for (const files of charts) {
      const { manifests } = renderChart({
        files,
        values: new Map(),
        release: { name: 'bench', namespace: 'default', kubernetesVersion: '1.37', apiVersions: [], isUpgrade: false },
        time: 0,
        limits: DEFAULT_LIMITS,
        templateLimits: DEFAULT_TEMPLATE_LIMITS,
      })
      templates += manifests.length
    }
    return templates
  }
  const templates = render()
  const seconds = median(await times(9, render)) / 1000
  const note = `${charts.length} charts of ${templates} templates, subcharts among them, median of 9`
  const base = { target: '', met: undefined, note }
  yield { ...base, name: 'charts.rendered', value: Math.round(charts.length / seconds), unit: 'charts/s' }
  yield { ...base, name: 'charts.templates', value: Math.round(templates / seconds), unit: 'templates/s' }
}

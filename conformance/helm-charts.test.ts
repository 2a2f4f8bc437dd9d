import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { type ChartFile, DEFAULT_TEMPLATE_LIMITS, renderChart } from '@ringwall/formats/helm'
import { parseSource } from '@ringwall/formats/kubernetes'
import { localScope } from '@ringwall/model'
import { filesOf } from './corpora.ts'
import { publicCharts } from './helm-unittest.ts'

const corpora = process.env['RINGWALL_CORPORA']

/** Objects of each public chart with its default values, and why some are not there. */
const expected: Readonly<Record<string, readonly [objects: number, reasons: readonly RegExp[]]>> = {
  alertmanager: [5, []],
  'kube-prometheus-stack': [123, [/^the chart needs grafana /]],
  'kube-state-metrics': [5, []],
  prometheus: [23, []],
  'prometheus-adapter': [11, []],
  'prometheus-blackbox-exporter': [4, []],
  'prometheus-node-exporter': [3, []],
  'prometheus-operator-admission-webhook': [12, []],
  // The chart refuses to go without a password that is nowhere by default.
  'prometheus-postgres-exporter': [
    4,
    [/config\.datasource\.password is required/, /config\.datasource\.password is required/],
  ],
  'prometheus-pushgateway': [3, []],
  'prometheus-redis-exporter': [5, []],
  'prometheus-smartctl-exporter': [4, []],
  'prometheus-snmp-exporter': [5, []],
  pwnchart: [2, []],
  'metadata-db': [3, []],
}

test('the public charts render with their default values', {
  skip: corpora === undefined && 'RINGWALL_CORPORA is not set',
}, () => {
  const charts = [...publicCharts(corpora ?? ''), ...goat(corpora ?? '')]
  assert.deepEqual(charts.map(([name]) => name).sort(), Object.keys(expected).sort())
  for (const [name, files] of charts) {
    const { manifests, gaps } = renderChart({
      files,
      values: new Map(),
      release: { name: undefined, namespace: 'default', kubernetesVersion: '1.37', apiVersions: [], isUpgrade: false },
      time: 0,
      limits: DEFAULT_LIMITS,
      templateLimits: DEFAULT_TEMPLATE_LIMITS,
    })
    const context = { scope: localScope(), target: name, time: 0, source: 'corpora', limits: DEFAULT_LIMITS }
    const readings = manifests.map(({ source }) => parseSource(source, { path: source.file, isNamed: false }, context))
    const facts = readings.flatMap((reading) => reading.facts)
    const [objects, reasons] = expected[name] ?? [0, []]
    const messages = [...gaps, ...readings.flatMap((reading) => reading.gaps)].map(({ message }) => message)
    assert.equal(messages.length, reasons.length, `${name}: ${messages.join('\n')}`)
    for (const [i, reason] of reasons.entries()) assert.match(messages[i] ?? '', reason)
    assert.equal(facts.length, objects, name)
    for (const fact of facts)
      assert.ok(fact.class === 'kubernetes_resource' && files.has(fact.document.locate([]).file), name)
  }
})

/** The charts of kubernetes-goat. */
function goat(root: string): readonly (readonly [string, ReadonlyMap<string, ChartFile>])[] {
  const files = [...filesOf(root, 'manifests', 'kubernetes-goat.tar.gz')]
  const folders = files
    .filter(([path]) => path.endsWith('/Chart.yaml'))
    .map(([path]) => path.replace(/Chart\.yaml$/, ''))
  return folders.map((folder) => {
    const own = files.filter(([path]) => path.startsWith(folder))
    return [
      folder.split('/').at(-2) ?? '',
      new Map(own.map(([path, bytes]) => [path.slice(folder.length), { path: path.slice(folder.length), bytes }])),
    ]
  })
}

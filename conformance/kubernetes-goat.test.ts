import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from './lib/foreign.ts'

const corpora = process.env['RINGWALL_CORPORA']

/** What each scenario teaches that its objects show; what is in images, networks and running programs is not here. */
const scenarios: readonly { teaches: string; folder: string; rules: readonly string[] }[] = [
  { teaches: 'Docker in Docker', folder: 'health-check', rules: ['host-path-runtime-socket', 'pss-privileged'] },
  {
    teaches: 'container escape to the host',
    folder: 'system-monitor',
    rules: ['host-path-sensitive', 'privileged-host-pid', 'pss-allow-privilege-escalation'],
  },
  {
    teaches: 'Docker benchmark with the whole node mounted',
    folder: 'docker-bench-security',
    rules: ['host-path-runtime-socket', 'host-path-sensitive', 'privileged-host-pid'],
  },
  { teaches: 'Kubernetes benchmark on the node', folder: 'kube-bench-security', rules: ['host-path-sensitive'] },
  { teaches: 'services on node ports', folder: 'internal-proxy', rules: ['service-node-port'] },
  { teaches: 'namespaces do not isolate', folder: 'cache-store', rules: ['network-policy-missing'] },
  { teaches: 'denial of service by memory', folder: 'hunger-check', rules: ['resource-limits-memory'] },
  { teaches: 'a role that reads all secrets', folder: 'hunger-check', rules: ['rbac-wildcard-resources'] },
  { teaches: 'cluster-admin for a service account', folder: 'insecure-rbac', rules: ['rbac-cluster-admin-bound'] },
  { teaches: 'images of unknown origin', folder: 'batch-check', rules: ['image-tag-latest'] },
  { teaches: 'layers that anybody may have changed', folder: 'hidden-in-layers', rules: ['image-tag-latest'] },
]

test('kubernetes-goat raises what its scenarios teach', {
  skip: corpora === undefined && 'RINGWALL_CORPORA is not set',
}, () => {
  const findings = findingsOf(corpora ?? '', 'manifests/kubernetes-goat')
  const said = Map.groupBy(findings, ({ asset }) => asset.target.split('/').at(-1) ?? '')
  const silent = scenarios.flatMap(({ teaches, folder, rules }) => {
    const raised = new Set((said.get(folder) ?? []).map(({ rule }) => String(rule)))
    return rules.filter((rule) => !raised.has(rule)).map((rule) => `${teaches}: ${folder} does not raise ${rule}`)
  })
  assert.deepEqual(silent, [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localScope, type Resource } from '@ringwall/model'
import { estateOf } from '../estate/index.ts'
import { podOf } from '../pod-security/index.ts'
import { containsAddress, directionsOf } from './index.ts'

const blocks = [
  { cidr: '0.0.0.0/0', address: '169.254.169.254', want: true },
  { cidr: '169.254.169.254/32', address: '169.254.169.254', want: true },
  { cidr: '169.254.0.0/16', address: '169.254.169.254', want: true },
  { cidr: '169.254.169.253/31', address: '169.254.169.254', want: false },
  { cidr: '10.0.0.0/8', address: '169.254.169.254', want: false },
  { cidr: '255.255.255.255/32', address: '255.255.255.255', want: true },
  { cidr: '::/0', address: '169.254.169.254', want: false },
  { cidr: '0.0.0.0', address: '10.0.0.1', want: false },
  { cidr: '0.0.0.0/33', address: '10.0.0.1', want: false },
  { cidr: '10.0.0.256/8', address: '10.0.0.1', want: false },
  { cidr: '{{ .cidr }}/8', address: '10.0.0.1', want: false },
]
for (const { cidr, address, want } of blocks)
  test(`${cidr} ${want ? 'holds' : 'does not hold'} ${address}`, () =>
    assert.equal(containsAddress(cidr, address), want))

const PLAIN = 'networking.k8s.io/NetworkPolicy'
const CILIUM = 'cilium.io/CiliumNetworkPolicy'
const CLUSTERWIDE = 'cilium.io/CiliumClusterwideNetworkPolicy'
const ALL = { podSelector: {} }
const EVERY = { endpointSelector: { matchLabels: {} } }

const cases = [
  { name: 'no policy', kind: PLAIN, spec: { podSelector: { matchLabels: { app: 'db' } } }, want: [] },
  { name: 'types left out', kind: PLAIN, spec: ALL, want: ['ingress'] },
  { name: 'types left out, rules for both', kind: PLAIN, spec: { ...ALL, egress: [{}] }, want: ['ingress', 'egress'] },
  { name: 'egress alone', kind: PLAIN, spec: { ...ALL, policyTypes: ['Egress'] }, want: ['egress'] },
  { name: 'no type', kind: PLAIN, spec: { ...ALL, policyTypes: [] }, want: [] },
  { name: 'Cilium', kind: CILIUM, spec: { ...EVERY, ingress: [{}] }, want: ['ingress'] },
  {
    name: 'Cilium, a label with its source',
    kind: CILIUM,
    spec: { endpointSelector: { matchLabels: { 'k8s:app': 'web' } }, egressDeny: [{}] },
    want: ['egress'],
  },
  {
    name: 'Cilium, without denying what is not named',
    kind: CILIUM,
    spec: { ...EVERY, ingress: [{}], enableDefaultDeny: { ingress: false } },
    want: [],
  },
  { name: 'Cilium in the cluster', kind: CLUSTERWIDE, spec: { ...EVERY, egress: [{}] }, want: ['egress'] },
  { name: 'Cilium, no rule', kind: CILIUM, spec: { ...EVERY, ingress: [] }, want: [] },
]
for (const { name, kind, spec, want } of cases)
  test(`directions: ${name}`, () => {
    const namespace = kind === CLUSTERWIDE ? '-' : 'shop'
    const web = { kind: 'Pod', metadata: { name: 'web', labels: { app: 'web' } }, spec: {} }
    const estate = estateOf(
      [
        { kind: '/Pod', resource: resource('Pod', 'shop', web), pod: podOf(web, []) },
        { kind, resource: resource('Policy', namespace, { spec }), pod: undefined },
      ],
      undefined,
    )
    const [pod] = estate.pods('shop')
    assert.ok(pod)
    assert.deepEqual([...directionsOf(pod, estate)], want)
  })

function resource(kind: string, namespace: string, object: unknown): Resource {
  const asset = { kind: 'kubernetes', scope: localScope(), target: 't', namespace, resource: kind, name: 'a' }
  return { asset, object } as unknown as Resource
}

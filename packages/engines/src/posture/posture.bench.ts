// tools/node packages/engines/src/posture/posture.bench.ts: one pod through all checks, with and without anything wrong.
// Seen on one slow, shared core: 1.1 and 1.0 ms, most of it the making of an engine of 233 checks.
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import { localScope, type Resource } from '@ringwall/model'
import { bench, run } from 'mitata'
import { NEWEST } from '../lib/pod-security/index.ts'
import { checks, posture } from './index.ts'

const HARDENED = `apiVersion: v1
kind: Pod
metadata: { name: good }
spec:
  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: a
      image: registry.example.com/a:1
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`
const BARE =
  'apiVersion: v1\nkind: Pod\nmetadata: { name: bad }\nspec: { hostPID: true, containers: [{ name: a, image: a }] }\n'

for (const [name, text] of [
  ['a hardened pod', HARDENED],
  ['a bare pod', BARE],
] as const) {
  const [resource] = parsed(text)
  if (resource !== undefined)
    bench(name, () => {
      const engine = posture(checks, { podSecurityLevel: 'restricted', kubernetesVersion: NEWEST })
      engine.apply([{ kind: 'put', resource }])
      return engine.judge()
    })
}
await run()

function parsed(text: string): readonly Resource[] {
  const bytes = new TextEncoder().encode(text)
  const context = { scope: localScope(), target: 't', time: 0, source: 'bench', limits: DEFAULT_LIMITS }
  const { facts } = parser.parse({ path: 'a.yaml', bytes, sizeBytes: bytes.length, isNamed: true }, context)
  return facts.filter((fact) => fact.class === 'kubernetes_resource')
}

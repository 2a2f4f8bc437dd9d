import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NEWEST } from '@ringwall/engines/lib/pod-security'
import { checks, posture } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import { readTarGz } from '@ringwall/formats/lib/tar'
import { type Finding, localScope, type Resource } from '@ringwall/model'

/** Archives of objects that nobody here wrote, each directory of them an estate of its own. */
export const ARCHIVES = [
  'kubernetes/istio-analyzers-testdata',
  'kubernetes/kube-linter-tests',
  'kubernetes/kubescape-tests',
  'kubernetes/kustomize',
  'kubernetes/kyverno-cli-tests',
  'kubernetes/kyverno-policies',
  'kubernetes/polaris-tests',
  'manifests/acs-security-demos',
  'manifests/istio-bookinfo',
  'manifests/istio-samples',
  'manifests/k8s-default-rbac-1.20',
  'manifests/kubernetes-goat',
  'manifests/online-boutique',
] as const

export type Archive = (typeof ARCHIVES)[number]

/** What all rules, optional ones too, say of every directory of an archive. */
export function findingsOf(corpora: string, archive: Archive): readonly Finding[] {
  const files = [...readTarGz(readFileSync(join(corpora, `${archive}.tar.gz`)))].filter(([path]) =>
    /\.(?:ya?ml|json)$/.test(path),
  )
  return [...Map.groupBy(files, ([path]) => dirname(path))].flatMap(([directory, group]) =>
    judged(group.flatMap(([path, bytes]) => resources(path, bytes, `${archive}/${directory}`))),
  )
}

function judged(objects: readonly Resource[]): readonly Finding[] {
  const engine = posture(checks, { podSecurityLevel: 'restricted', kubernetesVersion: NEWEST })
  engine.apply(objects.map((resource) => ({ kind: 'put', resource })))
  return engine.judge().findings
}

function resources(path: string, bytes: Uint8Array, target: string): readonly Resource[] {
  return [
    ...parsed(path, bytes, target),
    ...embedded(path, bytes).flatMap((file) => parsed(file.path, file.bytes, target)),
  ]
}

/** What a host was seen to be configured with: files within a file, in base64. */
function embedded(path: string, bytes: Uint8Array): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const text = new TextDecoder().decode(bytes)
  return [...text.matchAll(EMBEDDED)].map(([, content = ''], i) => ({
    path: `${path}/${i}.yaml`,
    bytes: new Uint8Array(Buffer.from(content, 'base64')),
  }))
}

const EMBEDDED = /"content":\s*"([A-Za-z0-9+/=]{40,})"/g

function parsed(path: string, bytes: Uint8Array, target: string): readonly Resource[] {
  const context = { scope: localScope(), target, time: 0, source: 'corpora', limits: DEFAULT_LIMITS }
  const { facts } = parser.parse({ path, bytes, sizeBytes: bytes.length, isNamed: false }, context)
  return facts.filter((fact) => fact.class === 'kubernetes_resource')
}

import type { Scope } from './scope.ts'

declare const assetKey: unique symbol

/** Identifies an asset across scans, processes and releases. */
export type AssetKey = string & { readonly [assetKey]: never }

/** A thing we know of and keep. */
export type Asset = KubernetesAsset | FileAsset

/** A Kubernetes object, from a manifest or a cluster. A pod of a controller is never one: its workload is. */
export interface KubernetesAsset {
  readonly kind: 'kubernetes'
  readonly scope: Scope
  /** What was scanned: the given name, or the path in its repository. */
  readonly target: string
  /** `-` for an object that lives in no namespace. */
  readonly namespace: string
  /** The Kubernetes kind, `Deployment`. */
  readonly resource: string
  readonly name: string
}

export interface FileAsset {
  readonly kind: 'file'
  readonly scope: Scope
  readonly target: string
  readonly path: string
}

/** `<tenant>/<cluster>/<kind>/<target>/…`, every part percent-encoded, so that no two assets share a key. */
export function keyOf(asset: Asset): AssetKey {
  return [asset.scope.tenant, asset.scope.cluster, asset.kind, ...place(asset)]
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/') as AssetKey
}

/** The target and the name of the asset that a key identifies, or `undefined` where the text is no key. */
export function readKey(
  text: string,
): { readonly key: AssetKey; readonly target: string; readonly name: string } | undefined {
  const parts = text.split('/')
  const [, , kind = ''] = parts
  if (PARTS.get(kind) !== parts.length) return undefined
  try {
    const names = parts.slice(3).map(decodeURIComponent)
    return { key: text as AssetKey, target: names[0] ?? '', name: names.join('/') }
  } catch {
    return undefined
  }
}

/** The asset that a key identifies, as of the given scope, or `undefined` where the text is no key. */
export function readAsset(text: string, scope: Scope): Asset | undefined {
  if (readKey(text) === undefined) return undefined
  const [, , kind, target = '', ...rest] = text.split('/').map(decodeURIComponent)
  const [first = '', resource = '', name = ''] = rest
  return kind === 'kubernetes'
    ? { kind, scope, target, namespace: first, resource, name }
    : { kind: 'file', scope, target, path: first }
}

/** What a person reads: `<target>/<namespace>/<kind>/<name>`, or `<target>/<path>`. */
export function nameOf(asset: Asset): string {
  return place(asset).join('/')
}

function place(asset: Asset): readonly string[] {
  switch (asset.kind) {
    case 'kubernetes':
      return [asset.target, asset.namespace, asset.resource, asset.name]
    case 'file':
      return [asset.target, asset.path]
  }
}

/** How many parts the key of an asset of each kind has. */
const PARTS: ReadonlyMap<string, number> = new Map([
  ['kubernetes', 7],
  ['file', 5],
])

import type { Estate, Member } from '../estate/index.ts'
import type { View } from '../view/index.ts'

/** A workload that something scales: its kind as checks name kinds, and its name. */
export interface ScaleTarget {
  readonly kind: string
  readonly name: string
}

/** What a HorizontalPodAutoscaler or a ScaledObject of KEDA scales in its own namespace; a ScaledObject need not say the kind. */
export function scaleTargetOf(scaler: View): ScaleTarget | undefined {
  const target = scaler.at('spec', 'scaleTargetRef')
  const name = target.at('name').string() ?? ''
  const [group, version] = (target.at('apiVersion').string() ?? 'apps/v1').split('/')
  const kind = target.at('kind').string() ?? 'Deployment'
  return name === '' ? undefined : { kind: `${version === undefined ? '' : group}/${kind}`, name }
}

/** What scales a workload, if anything does. */
export function scalersOf(estate: Estate, { kind, namespace, name }: Member): readonly Member[] {
  return estate.once(byTarget).get(placeOf(namespace, { kind, name })) ?? []
}

/** The least number of replicas that an autoscaler leaves: one where it does not say, `undefined` where it cannot be read. */
export function minReplicasOf(scaler: View): number | undefined {
  const fields = ['minReplicas', 'minReplicaCount'].map((field) => scaler.at('spec', field))
  const written = fields.find((at) => at.raw !== undefined)
  return written === undefined ? 1 : written.number()
}

function byTarget(estate: Estate): ReadonlyMap<string, readonly Member[]> {
  const index = new Map<string, Member[]>()
  for (const scaler of SCALERS.flatMap((kind) => estate.all(kind))) {
    const target = scaleTargetOf(scaler.object)
    if (target === undefined) continue
    const place = placeOf(scaler.namespace, target)
    index.set(place, [...(index.get(place) ?? []), scaler])
  }
  return index
}

function placeOf(namespace: string, { kind, name }: ScaleTarget): string {
  return `${namespace} ${kind} ${name}`
}

const SCALERS = ['autoscaling/HorizontalPodAutoscaler', 'keda.sh/ScaledObject']

import type { Pod } from '../pod-security/index.ts'
import type { View } from '../view/index.ts'

/** A volume that is a directory or file of the node. */
export interface HostPathVolume {
  readonly name: string
  /** The `hostPath` itself, where the Pod Security Standards point too. */
  readonly at: View
  /** What it names on the node, in its shortest form. */
  readonly path: string
}

/** The volumes of a pod that name a path of the node, in written order. */
export function hostPathVolumes(pod: Pod): readonly HostPathVolume[] {
  return pod.spec
    .at('volumes')
    .items()
    .map((volume) => ({ name: volume.at('name').string() ?? '', at: volume.at('hostPath') }))
    .flatMap(({ name, at }) => {
      const path = at.at('path').string()
      return path === undefined ? [] : [{ name, at, path: normalPath(path) }]
    })
}

/** The mounts by which containers of the pod may write to the volume. */
export function writableMounts(pod: Pod, volume: string): readonly View[] {
  return pod.containers.flatMap(({ view }) =>
    view
      .at('volumeMounts')
      .items()
      .filter((mount) => mount.at('name').string() === volume && mount.at('readOnly').boolean() !== true),
  )
}

/** A Unix path without `.`, `..`, and needless slashes; it never climbs above the root. `/run` stands for `/var/run`. */
export function normalPath(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  const normal = `/${steps.join('/')}`
  return normal === '/var/run' || normal.startsWith('/var/run/') ? normal.slice('/var'.length) : normal
}

import type { View } from '../../view/index.ts'
import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, restricted, Volume Types.
 * A pod may mount only volumes that Kubernetes itself provides and those claimed from the cluster's storage.
 */
export const restrictedVolumes: PodSecurityCheck = {
  id: 'restrictedVolumes',
  level: 'restricted',
  control: 'Volume Types',
  versions: [{ since: 0, overrides: ['hostPathVolumes'], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  return pod.spec
    .at('volumes')
    .items()
    .flatMap((volume) => forbiddenType(volume))
}

/** A volume that names no type becomes an `emptyDir` before it is judged. */
function forbiddenType(volume: View): readonly Violation[] {
  const types = volume.entries().filter(([key, value]) => key !== 'name' && value.raw !== undefined)
  for (const [, value] of types) value.entries()
  const [type] = types
  if (type === undefined || types.some(([key]) => ALLOWED.has(key))) return []
  const [name, { path }] = type
  return [{ path, message: `volume "${volume.at('name').string() ?? ''}" has type ${name}`, edit: undefined }]
}

const ALLOWED: ReadonlySet<string> = new Set([
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
])

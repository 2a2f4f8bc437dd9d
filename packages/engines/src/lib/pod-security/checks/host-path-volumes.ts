import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, HostPath Volumes.
 * A pod may not mount a directory or file of its node.
 */
export const hostPathVolumes: PodSecurityCheck = {
  id: 'hostPathVolumes',
  level: 'baseline',
  control: 'HostPath Volumes',
  versions: [{ since: 0, overrides: [], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  return pod.spec
    .at('volumes')
    .items()
    .map((volume) => ({ name: volume.at('name').string() ?? '', hostPath: volume.at('hostPath') }))
    .filter(({ hostPath }) => hostPath.raw !== undefined)
    .map(({ name, hostPath }) => ({
      path: hostPath.path,
      message: `volume "${name}" mounts ${hostPath.at('path').string() ?? 'a path'} of the node`,
      edit: undefined,
    }))
}

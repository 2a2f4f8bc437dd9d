import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, Capabilities.
 * A container may add only capabilities that container runtimes grant by default.
 */
export const capabilitiesBaseline: PodSecurityCheck = {
  id: 'capabilities_baseline',
  level: 'baseline',
  control: 'Capabilities',
  versions: [{ since: 0, overrides: [], judge }],
}

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap((container) =>
    container.securityContext
      .at('capabilities', 'add')
      .items()
      .filter((added) => !DEFAULT_SET.has(added.string() ?? ''))
      .map((added) => ({
        path: added.path,
        message: `container "${container.name}" adds capability ${String(added.raw)}`,
        edit: { kind: 'remove', path: added.path },
      })),
  )
}

const DEFAULT_SET: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])

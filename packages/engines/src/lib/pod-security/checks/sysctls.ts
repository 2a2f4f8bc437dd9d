import type { PodSecurityCheck } from '../check.ts'
import type { Pod, Violation } from '../pod.ts'

/**
 * Pod Security Standards, baseline, Sysctls.
 * A pod may set only kernel parameters that are its own and cannot harm the node. The list has grown with the kernel.
 */
export const sysctls: PodSecurityCheck = {
  id: 'sysctls',
  level: 'baseline',
  control: 'Sysctls',
  versions: [
    {
      since: 0,
      names: [
        'kernel.shm_rmid_forced',
        'net.ipv4.ip_local_port_range',
        'net.ipv4.ip_unprivileged_port_start',
        'net.ipv4.ping_group_range',
        'net.ipv4.tcp_syncookies',
      ],
    },
    { since: 27, names: ['net.ipv4.ip_local_reserved_ports'] },
    {
      since: 29,
      names: [
        'net.ipv4.tcp_fin_timeout',
        'net.ipv4.tcp_keepalive_intvl',
        'net.ipv4.tcp_keepalive_probes',
        'net.ipv4.tcp_keepalive_time',
      ],
    },
    { since: 32, names: ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'] },
    { since: 37, names: ['net.ipv4.tcp_notsent_lowat', 'net.ipv4.tcp_slow_start_after_idle'] },
  ].map(({ since }, i, all) => {
    const safe = new Set(all.slice(0, i + 1).flatMap((addition) => addition.names))
    return { since, overrides: [], judge: (pod) => judge(pod, safe) }
  }),
}

function judge(pod: Pod, safe: ReadonlySet<string>): readonly Violation[] {
  return pod.spec
    .at('securityContext', 'sysctls')
    .items()
    .map((sysctl) => ({ sysctl, name: sysctl.at('name').string() ?? '' }))
    .filter(({ name }) => !safe.has(name))
    .map(({ sysctl, name }) => ({
      path: sysctl.path,
      message: `pod sets kernel parameter ${name}`,
      edit: { kind: 'remove', path: sysctl.path },
    }))
}

import type { Edit } from '@ringwall/model'
import { hostPathVolumes, writableMounts } from '../../lib/host-path/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'host-path-sensitive',
  title: 'Pod mounts a directory of the node that gives the node away',
  description:
    'Some directories of a node hold the keys of the cluster, the tokens of other pods or the files by which root logs in; a pod that reads or writes them owns the node. The root, `/etc`, `/dev`, home directories, the state of kubelet, etcd and container runtimes count however they are mounted. `/proc`, `/sys`, `/boot` and the directories of programs count only where a container may write to them: read-only they are what monitoring agents read, and what is in them alone does not give the node away.',
  severity: 'critical',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  ],
  techniques: ['T1611', 'T1552.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.11' },
    { framework: 'nsa-cisa', id: 'POD/host-paths' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
  ],
  maturity: 'experimental',
  falsePositives: [
    'Storage drivers mount `/var/lib/kubelet/pods`, and some monitoring agents the root read-only: that is their task, and still the keys of the node.',
  ],
  remediation:
    'Mount only the one file or subdirectory that is needed, read-only; keep state in a persistent volume claim. A node agent that cannot do without belongs in a namespace of its own that few may deploy to.',
  translations: {
    'zh-Hans': {
      title: 'Pod 挂载了会交出整个节点的节点目录',
      remediation:
        '只挂载所需的单个文件或子目录，并设为只读；状态数据放在持久卷申领中。确实离不开它的节点代理应放在极少人可部署的独立命名空间中。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Programs that write to the directory of the node fail.' },
  covers: ['pss-host-path-volumes'],
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  if (pod.isWindows) return []
  return hostPathVolumes(pod)
    .map((volume) => ({ ...volume, mounts: isSensitiveToWrite(volume.path) ? writableMounts(pod, volume.name) : [] }))
    .filter(({ path, mounts }) => isSensitive(path) || mounts.length > 0)
    .map(({ name, at, path, mounts }) => ({
      path: at.path,
      message: `volume "${name}" mounts ${path} of the node${isSensitive(path) ? '' : ' and may write to it'}`,
      edit: isSensitive(path) ? undefined : readOnly(mounts),
    }))
}

/** Where one mount alone may write, it is made read-only; which of several should is for a person to say. */
function readOnly([mount, ...others]: readonly View[]): Edit | undefined {
  if (mount === undefined || others.length > 0) return undefined
  return { kind: 'set', path: [...mount.path, 'readOnly'], value: true }
}

function isSensitive(path: string): boolean {
  return ITSELF.has(path) || isBelow(path, TREES) || HOME.test(path)
}

function isSensitiveToWrite(path: string): boolean {
  return WRITTEN.has(path) || isBelow(path, WRITTEN_TREES)
}

function isBelow(path: string, trees: readonly string[]): boolean {
  return trees.some((tree) => path === tree || path.startsWith(`${tree}/`))
}

/** Harmless further down, where plugins and devices of one kind have their place. */
const ITSELF: ReadonlySet<string> = new Set([
  '/',
  '/dev',
  '/etc',
  '/home',
  '/var',
  '/var/lib',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/kubelet',
  '/var/lib/rancher',
  '/var/lib/rancher/k3s',
])
const TREES = [
  '/etc/cron.d',
  '/etc/kubernetes',
  '/etc/shadow',
  '/etc/ssh',
  '/etc/sudoers',
  '/etc/sudoers.d',
  '/etc/systemd',
  '/var/lib/docker/overlay2',
  '/var/lib/docker/volumes',
  '/var/lib/etcd',
  '/var/lib/kubelet/pki',
  '/var/lib/kubelet/pods',
  '/var/lib/rancher/k3s/server',
  '/var/spool/cron',
]
/** A home directory, or what in one lets its owner log in elsewhere. */
const HOME = /^(?:\/root|\/home\/[^/]+)(?:\/\.(?:ssh|aws|azure|kube|docker|gnupg|config)(?:\/.*)?)?$/
const WRITTEN: ReadonlySet<string> = new Set(['/opt', '/sys', '/sys/kernel', '/usr', '/usr/local'])
const WRITTEN_TREES = [
  '/bin',
  '/boot',
  '/lib/systemd',
  '/proc',
  '/sbin',
  '/usr/bin',
  '/usr/lib/systemd',
  '/usr/local/bin',
  '/usr/sbin',
]

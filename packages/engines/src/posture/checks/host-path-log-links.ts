import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import { hostPathVolumes, writableMounts } from '../../lib/host-path/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { heldBy, rightsOf } from '../../lib/service-account/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'host-path-log-links',
  title: 'Pod may write the logs of its node and have the kubelet read them',
  description:
    'A pod that writes to `/var/log` of its node should not hold a right to read logs through the API server. It replaces a log file by a link, asks for the log, and the kubelet, which is root, reads to it whatever file of the node the link names: keys and tokens too.',
  severity: 'high',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/cluster-administration/logging/',
  ],
  techniques: ['T1611', 'T1552.001'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.11' },
    { framework: 'nsa-cisa', id: 'POD/host-paths' },
  ],
  maturity: 'experimental',
  falsePositives: [],
  remediation:
    'Mount the directory read-only: an agent that ships logs only reads them. Or take the right to read logs from its service account.',
  translations: {
    'zh-Hans': {
      title: 'Pod 可写入其节点的日志并让 kubelet 读取',
      remediation: '以只读方式挂载该目录：日志采集代理只需读取。或从其服务账号收回读取日志的权限。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'An agent that keeps its positions beside the logs cannot write them.' },
  covers: ['host-path-writable'],
  judge,
})

function judge(member: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const mounts = hostPathVolumes(member.pod)
    .filter(({ path }) => LOGS.has(path))
    .flatMap(({ name, path }) => writableMounts(member.pod, name).map((mount) => ({ mount, path })))
  if (mounts.length === 0) return []
  const held = heldBy(rightsOf(member, estate), READS_LOGS)
  if (held === undefined) return []
  return mounts.map(({ mount, path }) => ({
    path: mount.path,
    message: `the pod may write to ${path} of its node, and by ${held.role} read ${held.target.resource}`,
    edit: { kind: 'set', path: [...mount.path, 'readOnly'], value: true },
  }))
}

const LOGS: ReadonlySet<string> = new Set(['/var/log', '/var/log/pods', '/var/log/containers'])
const READS_LOGS = ['pods/log', 'nodes/log', 'nodes/proxy'].map((resource) => ({ group: '', resource, verbs: ['get'] }))

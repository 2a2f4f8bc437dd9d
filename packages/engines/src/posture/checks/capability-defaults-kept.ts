import { capabilityName } from '../../lib/capability/index.ts'
import type { Container, Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'capability-defaults-kept',
  title: 'Container keeps capabilities that it was not asked to have',
  description:
    'A container drops the capabilities that its runtime gives to every container, all at once or one by one. Among them are those to forge packets, to take over files and to become another user. The restricted Pod Security Standard demands it in one word; this rule is for those who keep the baseline, and counts what is dropped singly.',
  severity: 'low',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  ],
  techniques: [],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '5.2.8' },
    { framework: 'cis-kubernetes-1.12', id: '5.2.10' },
    { framework: 'nsa-cisa', id: 'POD/capabilities' },
  ],
  maturity: 'experimental',
  falsePositives: ['Runtimes that are configured to give fewer.'],
  remediation: 'Set `capabilities.drop: [ALL]` and add those that the program needs, often none.',
  isOptional: true,
  translations: {
    'zh-Hans': {
      title: '容器保留了并未要求的能力',
      remediation: '设置 `capabilities.drop: [ALL]`，再添加程序所需的能力，通常一个也不需要。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.isWindows ? [] : pod.containers.flatMap(kept)
}

function kept({ name, securityContext }: Container): readonly Violation[] {
  const capabilities = securityContext.at('capabilities')
  const namesOf = (list: string): ReadonlySet<string> =>
    new Set(
      capabilities
        .at(list)
        .items()
        .map((item) => capabilityName(item.string() ?? '')),
    )
  const dropped = namesOf('drop')
  const isEverythingAdded = namesOf('add').has('ALL')
  const rest = isEverythingAdded ? DEFAULTS : DEFAULTS.filter((capability) => !dropped.has(capability))
  if (rest.length === 0 || (dropped.has('ALL') && !isEverythingAdded)) return []
  const message = `container "${name}" keeps ${rest.length} capabilities that every container is given, ${rest[0]} among them`
  return [{ path: capabilities.at('drop').path, message, edit: undefined }]
}

/** What container runtimes give where nothing is said, worst first. */
const DEFAULTS = [
  'NET_RAW',
  'DAC_OVERRIDE',
  'SETUID',
  'SETGID',
  'SETFCAP',
  'SETPCAP',
  'CHOWN',
  'FOWNER',
  'FSETID',
  'MKNOD',
  'SYS_CHROOT',
  'KILL',
  'AUDIT_WRITE',
  'NET_BIND_SERVICE',
]

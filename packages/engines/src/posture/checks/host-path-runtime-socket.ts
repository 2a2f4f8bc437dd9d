import { hostPathVolumes } from '../../lib/host-path/index.ts'
import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'host-path-runtime-socket',
  title: 'Pod mounts the socket of the container runtime',
  description:
    "No pod may reach the socket of its node's container runtime, nor a directory that holds it. Whoever can speak to the runtime can start a privileged container on the node, past the API server, its admission and its audit log: it is root on the node. Mounting it read-only does not help: a read-only mount still lets one connect.",
  severity: 'critical',
  standard: undefined,
  references: [
    'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    'https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/',
  ],
  techniques: ['T1611', 'T1610'],
  controls: [
    { framework: 'nsa-cisa', id: 'POD/host-paths' },
    { framework: 'pci-dss-4.0', id: '2.2.6' },
    { framework: 'pci-dss-4.0', id: '7.2.5' },
  ],
  maturity: 'experimental',
  falsePositives: [
    'Agents whose task is the runtime itself (a CRI-level monitor, an image cache) cannot do without it.',
  ],
  remediation:
    'Remove the volume. Build images with a builder that needs no daemon (Kaniko, BuildKit rootless), read logs and metrics from the kubelet, and let only node agents that manage the runtime keep the socket, in a namespace of their own.',
  translations: {
    'zh-Hans': {
      title: 'Pod 挂载了容器运行时的套接字',
      remediation:
        '移除该卷。构建镜像请使用无需守护进程的构建器（Kaniko、rootless BuildKit），日志和指标从 kubelet 读取；只有管理运行时的节点代理可保留该套接字，并放在独立的命名空间中。',
    },
  },
  covers: ['pss-host-path-volumes'],
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return hostPathVolumes(pod)
    .filter(({ path }) => DIRECTORIES.has(path) || SOCKET.test(path))
    .map(({ name, at, path }) => ({
      path: at.path,
      message: `volume "${name}" mounts ${path} of the node, ${DIRECTORIES.has(path) ? 'where sockets of container runtimes are' : 'the socket of a container runtime'}`,
      edit: undefined,
    }))
}

/** By its name, wherever a distribution puts it; on Windows it is a named pipe. */
const SOCKET =
  /(?:\/(?:docker|containerd|crio|cri-dockerd|dockershim|podman)\.sock(?:\.ttrpc)?|pipe[\\/](?:docker_engine|containerd-containerd))$/
const DIRECTORIES: ReadonlySet<string> = new Set([
  '/run',
  '/run/containerd',
  '/run/crio',
  '/run/docker',
  '/run/k3s',
  '/run/k3s/containerd',
  '/run/podman',
])

import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import { exposureOf } from '../../lib/exposure/index.ts'
import { imagesOf } from '../../lib/image-reference/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'sensitive-interface-exposed',
  title: 'Interface for administrators is open to the outside',
  description:
    'Programs by which a cluster, its builds or its data are run may not be reached from outside: many of them run commands for whoever signs in, and some for whoever comes.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/'],
  techniques: ['T1190', 'T1133'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Interfaces behind a proxy that asks who calls.'],
  remediation:
    'Make the Service ClusterIP and reach it by a VPN, by `kubectl port-forward` or through a proxy that signs people in.',
  translations: {
    'zh-Hans': {
      title: '管理界面对外部开放',
      remediation: '将 Service 改为 ClusterIP，并通过 VPN、`kubectl port-forward` 或带登录的代理访问。',
    },
  },
  judge,
})

function judge(pod: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const interfaces = imagesOf(pod.pod).filter(({ image }) => INTERFACE.test(image.repository))
  if (interfaces.length === 0) return []
  const [way] = exposureOf(pod, estate)
  if (way === undefined) return []
  return interfaces.map(({ at, image }) => ({
    path: at.path,
    message: `${image.repository} is opened by ${way.by}`,
    edit: undefined,
  }))
}

/** By the last parts of the image's name: dashboards, builders, consoles of databases and queues, notebooks, model servers. */
const INTERFACE =
  /(?:^|\/)(?:kubernetesui\/dashboard|kubernetes-dashboard(?:-amd64)?|argocli|argoproj\/argocd|argocd|argo-workflows|workflow-controller|jenkins|jenkins\/jenkins|tiller|portainer(?:-ce|-ee)?|rancher|weaveworks\/scope|scope|headlamp|octant|kubeapps\/dashboard|kubeflow\/centraldashboard|centraldashboard|ml-pipeline\/frontend|notebook|jupyter\/[\w-]+|jupyterhub|k8s-hub|airflow|mlflow|ray|vllm-openai|ollama|tritonserver|text-generation-inference|phpmyadmin|adminer|pgadmin4|mongo-express|redis-commander|redisinsight|kibana|opensearch-dashboards|kafka-ui|akhq|kowl|zeppelin|superset|nifi|spark-master|etcd-browser|consul|vault|chronograf|registry-ui|docker-registry-frontend|sonarqube|gitlab-ce|nexus3)$/

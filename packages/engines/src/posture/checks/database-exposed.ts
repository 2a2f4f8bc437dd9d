import type { Estate, MemberPod, NotKnown } from '../../lib/estate/index.ts'
import { exposureOf } from '../../lib/exposure/index.ts'
import { imagesOf } from '../../lib/image-reference/index.ts'
import type { Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { estatePodCheck } from '../check.ts'

export const check = estatePodCheck({
  id: 'database-exposed',
  title: 'Database is open to the outside',
  description:
    'Databases, caches and queues may not be reached from outside the cluster: a password is all that then stands before the data, and whoever finds the port may try as many as they like.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/'],
  techniques: ['T1190', 'T1110'],
  controls: [
    { framework: 'nsa-cisa', id: 'NET/exposure' },
    { framework: 'pci-dss-4.0', id: '1.4.4' },
  ],
  maturity: 'experimental',
  falsePositives: ['Load balancers that are inside the network of the house.'],
  remediation:
    'Make the Service ClusterIP and reach the database through the program that uses it, by a VPN or by `kubectl port-forward`.',
  translations: {
    'zh-Hans': {
      title: '数据库对外部开放',
      remediation: '将 Service 改为 ClusterIP，并通过使用该数据库的程序、VPN 或 `kubectl port-forward` 访问。',
    },
  },
  judge,
})

function judge(pod: MemberPod, estate: Estate): readonly (Violation | NotKnown)[] {
  const databases = imagesOf(pod.pod).filter(({ image }) => DATABASE.test(image.repository))
  if (databases.length === 0) return []
  const way = exposureOf(pod, estate).find(({ service }) => !isInternal(service.object.at('metadata', 'annotations')))
  if (way === undefined) return []
  return databases.map(({ at, image }) => ({
    path: at.path,
    message: `${image.repository} is opened by ${way.by}`,
    edit: undefined,
  }))
}

/** Clouds make a load balancer inside the network of the house by annotation. */
function isInternal(annotations: View): boolean {
  return INTERNAL.some(([key, value]) => annotations.at(key).string()?.toLowerCase() === value)
}

const INTERNAL: readonly (readonly [string, string])[] = [
  ['networking.gke.io/load-balancer-type', 'internal'],
  ['cloud.google.com/load-balancer-type', 'internal'],
  ['service.beta.kubernetes.io/azure-load-balancer-internal', 'true'],
  ['service.beta.kubernetes.io/aws-load-balancer-internal', 'true'],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', 'internal'],
]
/** By the last part of the image's name. */
const DATABASE =
  /(?:^|\/)(?:postgres|postgresql|postgis|timescaledb|mysql|mysql-server|mariadb|percona|mssql|mssql-server|oracle|mongo|mongodb|mongodb-community-server|redis|redis-stack|redis-stack-server|valkey|keydb|dragonfly|memcached|etcd|cassandra|scylla|couchdb|couchbase|cockroach|clickhouse|clickhouse-server|elasticsearch|opensearch|influxdb|neo4j|arangodb|rethinkdb|rabbitmq|kafka|cp-kafka|nats|activemq|zookeeper|minio|qdrant|weaviate|milvus)$/

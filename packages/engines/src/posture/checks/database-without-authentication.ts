import type { Pod, Violation } from '../../lib/pod-security/index.ts'
import type { View } from '../../lib/view/index.ts'
import { podCheck } from '../check.ts'

export const check = podCheck({
  id: 'database-without-authentication',
  title: 'Database or console lets in whoever comes',
  description:
    'No database, queue or console may be told to ask nobody for a password. Within a cluster whatever runs in it can connect: one pod that is broken into then reads and changes all data, and by many consoles runs commands.',
  severity: 'high',
  standard: undefined,
  references: ['https://kubernetes.io/docs/concepts/security/security-checklist/'],
  techniques: ['T1190', 'T1078.001'],
  controls: [
    { framework: 'nsa-cisa', id: 'AUTH/authentication' },
    { framework: 'pci-dss-4.0', id: '8.3.1' },
  ],
  maturity: 'experimental',
  falsePositives: ['Databases of tests that live in the pod of their program alone.'],
  remediation:
    'Take the switch away and give a password from a Secret. Programs that connect without one must be given it first.',
  translations: {
    'zh-Hans': {
      title: '数据库或控制台对来者不加认证',
      remediation: '去掉该开关，并从 Secret 提供密码。不带密码连接的程序须先获得密码。',
    },
  },
  judge,
})

function judge(pod: Pod): readonly Violation[] {
  return pod.containers.flatMap(({ name, view }) =>
    [...byVariable(view), ...byArgument(view)].map(({ path, switched }) => ({
      path,
      message: `container "${name}" asks nobody for a password: ${switched}`,
      edit: undefined,
    })),
  )
}

interface Switch {
  readonly path: View['path']
  /** What lets everybody in, as it is written. */
  readonly switched: string
}

function byVariable(container: View): readonly Switch[] {
  return container
    .at('env')
    .items()
    .flatMap((variable) => {
      const name = variable.at('name').string() ?? ''
      const value = variable.at('value')
      const isOpen = OPEN.get(name)?.includes((value.string() ?? '').toLowerCase()) === true
      return isOpen ? [{ path: value.path, switched: `${name}=${String(value.raw)}` }] : []
    })
}

/** Flags are looked for within each argument, for a shell may be given a whole line; a value may be the next one. */
function byArgument(container: View): readonly Switch[] {
  return ['command', 'args'].flatMap((list) => {
    const words = container.at(list).items()
    return words.flatMap((word, i) => {
      const next = words[i + 1]?.string() ?? ''
      const line = ` ${textOf(word)} ${next.startsWith('-') ? '' : next} `
      const flag = FLAGS.find((each) => line.includes(` ${each} `))
      return flag === undefined ? [] : [{ path: word.path, switched: flag.trim() }]
    })
  })
}

function textOf(word: View): string {
  return (word.string() ?? '').slice(0, MAX_LINE).replaceAll('=', ' ')
}

const YES = ['true', 'yes', '1', 'on']
const NO = ['false', 'no', '0', 'off']
/** Variables of images, and the values by which they ask nobody for a password. */
const OPEN: ReadonlyMap<string, readonly string[]> = new Map([
  ['ALLOW_ANONYMOUS_LOGIN', YES],
  ['ALLOW_EMPTY_PASSWORD', YES],
  ['DISABLE_SECURITY_PLUGIN', YES],
  ['MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', YES],
  ['MONGODB_ALLOW_EMPTY_PASSWORD', YES],
  ['MYSQL_ALLOW_EMPTY_PASSWORD', YES],
  ['NEO4J_AUTH', ['none']],
  ['POSTGRES_HOST_AUTH_METHOD', ['trust']],
  ['plugins.security.disabled', YES],
  ['xpack.security.enabled', NO],
])
/** Of MySQL, Redis, Jupyter, code-server and MongoDB; `=` is read as a space. */
const FLAGS = [
  '--skip-grant-tables',
  '--initialize-insecure',
  '--protected-mode no',
  '--NotebookApp.token ',
  '--ServerApp.token ',
  "--NotebookApp.token ''",
  "--ServerApp.token ''",
  '--auth none',
  '--noauth',
]
const MAX_LINE = 4096

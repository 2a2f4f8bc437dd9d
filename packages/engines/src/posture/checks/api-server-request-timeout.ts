import { flagCheck } from '../flag-check.ts'

export const check = flagCheck({
  id: 'api-server-request-timeout',
  title: 'API server keeps requests open for longer than a minute',
  description:
    'Requests should end after a minute, the default. Longer ones let a slow or hostile client hold the server; a value that is no duration stops it from starting.',
  severity: 'informational',
  techniques: ['T1499'],
  controls: [
    { framework: 'cis-kubernetes-1.12', id: '1.2.20' },
    { framework: 'nsa-cisa', id: 'NET/resource-policies' },
  ],
  falsePositives: ['Clusters with slow links that were measured.'],
  remediation: 'Remove `--request-timeout`, or name a duration up to `1m0s`.',
  translations: {
    'zh-Hans': {
      title: 'API 服务器保持请求打开超过一分钟',
      remediation: '移除 `--request-timeout`，或设为不超过 `1m0s` 的时长。',
    },
  },
  fix: { safety: 'unsafe', mayStop: 'Clients whose requests take longer than a minute are cut off.' },
  component: 'kube-apiserver',
  flags: ['request-timeout'],
  isRight: isShort,
  right: { kind: 'unwritten' },
  section: '1.2.20',
})

/** A Go duration over nothing and up to the default, one minute. */
function isShort(value: string | undefined): boolean {
  if (value === undefined) return true
  const seconds = secondsOf(value)
  return seconds > 0 && seconds <= 60
}

function secondsOf(duration: string): number {
  if (!DURATION.test(duration)) return Number.NaN
  return [...duration.matchAll(PART)].reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (SECONDS[unit] ?? 0),
    0,
  )
}

const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|h|m|s))+$/
const PART = /(\d+(?:\.\d+)?)(ms|h|m|s)/g
const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 }

import type {
  AuditEntry,
  Exception,
  Finding,
  FindingDetail,
  Job,
  Principal,
  Scan,
  Token,
  User,
} from '../lib/api/types.ts'
import type { Estate } from './estate.ts'

/** How much there is to show. */
export type Amount = 'nothing' | 'some' | 'million'

/** All that the fake server knows; it forgets it when it ends. */
export interface House {
  readonly estate: Estate
  readonly amount: Amount
  principal: Principal | undefined
  needsBootstrap: boolean
  findings: FindingDetail[]
  exceptions: Exception[]
  jobs: Job[]
  scans: Scan[]
  tokens: Token[]
  users: User[]
  audit: AuditEntry[]
}

/** A house at `now`, in which somebody is signed in already. */
export function makeHouse(estate: Estate, amount: Amount, now: number): House {
  const findings = amount === 'nothing' ? [] : estate.findings.map((finding) => ({ ...finding }))
  const house: House = {
    estate,
    amount,
    principal: ADMIN,
    needsBootstrap: false,
    findings,
    exceptions: [],
    jobs: [],
    scans: amount === 'nothing' ? [] : [0, 1, 2, 3].map((i) => scanAt(findings, `scan-${4 - i}`, now - i * 9 * HOUR)),
    tokens: [],
    users: [
      {
        id: 'user-1',
        name: 'lena.marsh',
        role: 'admin',
        createdAt: now - 40 * DAY,
        mustChangePassword: false,
        hasTotp: true,
      },
    ],
    audit: [],
  }
  if (amount === 'nothing') return house
  house.exceptions = findings.slice(20, 24).map((finding, i) => exceptionOf(finding, i, now))
  house.jobs = [
    {
      id: 'job-2',
      kind: 'scan',
      target: 'examples',
      state: 'running',
      requestedBy: 'lena.marsh',
      requestedAt: now - 9000,
      startedAt: now - 8000,
    },
    {
      id: 'job-1',
      kind: 'scan',
      target: 'examples',
      state: 'failed',
      requestedBy: 'timer',
      requestedAt: now - DAY,
      startedAt: now - DAY,
      finishedAt: now - DAY,
      error: 'target "examples": cannot be read',
    },
    {
      id: 'job-0',
      kind: 'retention',
      target: '',
      state: 'done',
      requestedBy: 'ringwall',
      requestedAt: now - 2 * DAY,
      startedAt: now - 2 * DAY,
      finishedAt: now - 2 * DAY,
      removed: { findings: 1204, jobs: 1, notifications: 31 },
    },
  ]
  house.users.push(
    {
      id: 'user-2',
      name: 'zoë',
      role: 'viewer',
      createdAt: now - 3 * DAY,
      disabledAt: now - DAY,
      mustChangePassword: true,
      hasTotp: false,
    },
    {
      id: 'user-3',
      name: 'evil\u202Eadmin',
      role: 'analyst',
      createdAt: now - DAY,
      mustChangePassword: false,
      hasTotp: false,
    },
  )
  house.tokens = [
    {
      id: 'token-1',
      name: 'pipeline of the shop',
      prefix: 'rw_3kf9',
      permissions: ['scans:write'],
      createdAt: now - 9 * DAY,
      expiresAt: now + 81 * DAY,
      lastUsedAt: now - HOUR,
    },
  ]
  house.audit = AUDITED.map(([action, object, outcome], i) => ({
    seq: AUDITED.length - i,
    time: now - i * 47 * 60_000,
    actor: i % 3 === 2 ? { kind: 'anonymous', id: '', name: '' } : { kind: 'user', id: 'user-1', name: 'lena.marsh' },
    action,
    object,
    outcome,
    address: '192.0.2.7',
    detail: i === 1 ? { role: 'viewer' } : {},
    hash: String(AUDITED.length - i).padStart(64, '0'),
  }))
  return house
}

/** A finding as a list has it. */
export function listed({ rule: _, ruleId, exemplars: __, exceptions: ___, ...finding }: FindingDetail): Finding {
  return { ...finding, rule: ruleId }
}

/** How many of each severity. */
export function bySeverity(findings: readonly { readonly severity: string }[]): Record<string, number> {
  return countBy(findings, ({ severity }) => severity)
}

export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts
}

function scanAt(findings: readonly FindingDetail[], id: string, at: number): Scan {
  const found = findings.filter((_, i) => i % 7 !== 0 || id !== 'scan-2')
  return {
    id,
    version: '0.1.0',
    targets: ['examples'],
    startedAt: at - 812,
    finishedAt: at,
    isComplete: id !== 'scan-4',
    source: id === 'scan-1' ? 'example' : id === 'scan-3' ? 'push' : 'job',
    bySeverity: bySeverity(found),
    outcome: {
      opened: id === 'scan-1' ? found.length : 3,
      reopened: 1,
      unchanged: found.length - 4,
      resolved: id === 'scan-1' ? 0 : 5,
    },
  }
}

function exceptionOf(finding: FindingDetail, i: number, now: number): Exception {
  const state = (['requested', 'approved', 'requested', 'expired'] as const)[i] ?? 'refused'
  return {
    id: `exception-${i + 1}`,
    fingerprint: finding.fingerprint,
    title: finding.title,
    asset: finding.asset,
    state,
    reason:
      [
        'Printers of the depot speak to nothing else; the new ones come in March.',
        'Vendor image, isolated in a namespace of its own.',
      ][i % 2] ?? '',
    owner: 'depot team',
    expires: '2027-01-31',
    requestedBy: i === 2 ? 'lena.marsh' : 'zoë',
    requestedAt: now - (i + 1) * 5 * HOUR,
    ...(state === 'requested' ? {} : { decidedBy: 'lena.marsh', decidedAt: now - HOUR }),
  }
}

/** Who is signed in. */
export const ADMIN: Principal = {
  kind: 'user',
  id: 'user-1',
  name: 'lena.marsh',
  tenant: 'default',
  role: 'admin',
  mustChangePassword: false,
  permissions: [
    'findings:read',
    'findings:write',
    'exceptions:write',
    'exceptions:approve',
    'scans:read',
    'scans:write',
    'jobs:write',
    'rules:read',
    'compliance:read',
    'audit:read',
    'tokens:own',
    'users:admin',
    'settings:admin',
  ],
}

const AUDITED = [
  ['exception.approve', 'exception-2', 'done'],
  ['user.add', 'user-2', 'done'],
  ['session.add', 'root', 'refused'],
  ['token.add', 'token-1', 'done'],
  ['job.add', 'job-2', 'done'],
  ['session.add', 'lena.marsh', 'failed'],
  ['bootstrap.redeem', 'user-1', 'done'],
] as const
const HOUR = 3_600_000
const DAY = 24 * HOUR

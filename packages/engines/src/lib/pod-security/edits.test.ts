import assert from 'node:assert/strict'
import { test } from 'node:test'
import { capabilitiesRestricted } from './checks/capabilities-restricted.ts'
import { runAsNonRoot } from './checks/run-as-non-root.ts'
import { seccompProfileRestricted } from './checks/seccomp-profile-restricted.ts'
import { NEWEST, type PodSecurityCheck, podOf, versionOf } from './index.ts'

const POD = ['spec', 'securityContext']
const FIRST = ['spec', 'containers', 0, 'securityContext']
const user = (runAsUser: number): object => ({ name: 'a', securityContext: { runAsUser } })
const drops = (...drop: readonly string[]): object => ({ name: 'a', securityContext: { capabilities: { drop } } })

const cases: readonly { name: string; check: PodSecurityCheck; spec: object; edits: readonly object[] }[] = [
  {
    name: 'one container is told not to be root',
    check: runAsNonRoot,
    spec: { containers: [{ name: 'a' }] },
    edits: [{ kind: 'set', path: [...FIRST, 'runAsNonRoot'], value: true }],
  },
  {
    name: 'safely where it names another user',
    check: runAsNonRoot,
    spec: { containers: [user(1000)] },
    edits: [{ kind: 'set', path: [...FIRST, 'runAsNonRoot'], value: true, isSafe: true }],
  },
  {
    name: 'not safely where it names root and the pod another user',
    check: runAsNonRoot,
    spec: { securityContext: { runAsUser: 1 }, containers: [user(0)] },
    edits: [{ kind: 'set', path: [...FIRST, 'runAsNonRoot'], value: true }],
  },
  {
    name: 'several are told by their pod, once',
    check: runAsNonRoot,
    spec: { containers: [user(1), user(2)] },
    edits: Array(2).fill({ kind: 'set', path: [...POD, 'runAsNonRoot'], value: true }),
  },
  {
    name: 'safely where the pod names a user for all',
    check: runAsNonRoot,
    spec: { securityContext: { runAsUser: 1 }, containers: [user(1), { name: 'b' }] },
    edits: Array(2).fill({ kind: 'set', path: [...POD, 'runAsNonRoot'], value: true, isSafe: true }),
  },
  {
    name: 'one container gets a profile of its own',
    check: seccompProfileRestricted,
    spec: { containers: [{ name: 'a' }] },
    edits: [{ kind: 'set', path: [...FIRST, 'seccompProfile', 'type'], value: 'RuntimeDefault' }],
  },
  {
    name: 'several get one of their pod',
    check: seccompProfileRestricted,
    spec: { containers: [{ name: 'a' }, { name: 'b' }] },
    edits: Array(2).fill({ kind: 'set', path: [...POD, 'seccompProfile', 'type'], value: 'RuntimeDefault' }),
  },
  {
    name: 'a list of capabilities is made',
    check: capabilitiesRestricted,
    spec: { containers: [{ name: 'a' }] },
    edits: [{ kind: 'set', path: [...FIRST, 'capabilities', 'drop'], value: ['ALL'] }],
  },
  {
    name: 'a list that is there grows',
    check: capabilitiesRestricted,
    spec: { containers: [drops('NET_RAW', 'CHOWN')] },
    edits: [{ kind: 'set', path: [...FIRST, 'capabilities', 'drop', 2], value: 'ALL' }],
  },
  {
    name: 'a name in the wrong case is written right, which is safe',
    check: capabilitiesRestricted,
    spec: { containers: [drops('CHOWN', 'all')] },
    edits: [{ kind: 'set', path: [...FIRST, 'capabilities', 'drop', 1], value: 'ALL', isSafe: true }],
  },
]
for (const { name, check, spec, edits } of cases)
  test(`${check.id}: ${name}`, () => {
    const violations = versionOf(check, NEWEST)?.judge(podOf({ spec }, []))
    assert.deepEqual(
      violations?.map(({ edit }) => edit),
      edits,
    )
  })

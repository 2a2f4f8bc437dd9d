import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type Minor,
  NEWEST,
  POD_SECURITY_CHECKS,
  parseVersion,
  podOf,
  podSecurityEvaluator,
  podSecurityLeveller,
  printVersion,
} from './index.ts'

const versions = [
  { text: 'latest', want: NEWEST },
  { text: 'v1.0', want: 0 },
  { text: '1.29', want: 29 },
  { text: 'v1.29.3-eks-1', want: 29 },
  { text: 'v1.29+', want: 29 },
  { text: 'v1.999', want: NEWEST },
  { text: 'v2.0', want: undefined },
  { text: '', want: undefined },
  { text: 'v1.x', want: undefined },
  { text: '1.29;rm', want: undefined },
]
for (const c of versions) test(`version "${c.text}"`, () => assert.equal(parseVersion(c.text), c.want))
test('a version prints as Kubernetes writes it', () => assert.equal(printVersion(NEWEST), `v1.${NEWEST}`))

test('every check file is in the list', () => {
  const files = globSync('checks/*.ts', { cwd: import.meta.dirname })
  const exported = files.filter((f) =>
    readFileSync(join(import.meta.dirname, f), 'utf8').includes(': PodSecurityCheck = {'),
  )
  assert.equal(POD_SECURITY_CHECKS.length, exported.length)
  assert.equal(exported.length, 19)
})

test('ids are unique, versions strictly increase, overrides name baseline checks', () => {
  const ids = POD_SECURITY_CHECKS.map((c) => c.id)
  assert.equal(new Set(ids).size, ids.length)
  const baseline = new Set(POD_SECURITY_CHECKS.filter((c) => c.level === 'baseline').map((c) => c.id))
  for (const { level, versions } of POD_SECURITY_CHECKS) {
    const since = versions.map((v) => v.since)
    assert.deepEqual(
      since,
      [...new Set(since)].sort((a, b) => a - b),
    )
    for (const id of versions.flatMap((v) => v.overrides)) assert.ok(level === 'restricted' && baseline.has(id), id)
  }
})

test('the privileged level forbids nothing', () => {
  const pod = podOf({ spec: { hostPID: true, containers: [{ name: 'a', securityContext: { privileged: true } }] } }, [])
  assert.deepEqual(podSecurityEvaluator('privileged', NEWEST)(pod), [])
  assert.equal(podSecurityLeveller(NEWEST)(pod), 'privileged')
})

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
const seccomp = fc.record({ type: fc.constantFrom('RuntimeDefault', 'Localhost', 'Unconfined', '') })
const capability = fc.constantFrom('ALL', 'NET_BIND_SERVICE', 'CHOWN', 'SYS_ADMIN')
const container = fc.record({
  name: fc.constantFrom('a', 'b'),
  securityContext: maybe(
    fc.record({
      privileged: maybe(fc.boolean()),
      allowPrivilegeEscalation: maybe(fc.constantFrom<unknown>(true, false, 'no')),
      runAsNonRoot: maybe(fc.boolean()),
      runAsUser: maybe(fc.constantFrom(0, 1000)),
      procMount: maybe(fc.constantFrom('Default', 'Unmasked')),
      seccompProfile: maybe(seccomp),
      capabilities: maybe(fc.record({ add: maybe(fc.array(capability)), drop: maybe(fc.array(capability)) })),
    }),
  ),
  ports: maybe(fc.array(fc.record({ hostPort: fc.constantFrom(0, 80) }))),
})
const pods = fc.record({
  spec: fc.record({
    hostPID: maybe(fc.boolean()),
    hostUsers: maybe(fc.boolean()),
    os: maybe(fc.record({ name: fc.constantFrom('linux', 'windows') })),
    securityContext: maybe(fc.record({ runAsNonRoot: maybe(fc.boolean()), seccompProfile: maybe(seccomp) })),
    volumes: maybe(
      fc.array(
        fc.constantFrom<unknown>({ name: 'a', hostPath: {} }, { name: 'b', emptyDir: {} }, { name: 'c', nfs: {} }),
      ),
    ),
    containers: fc.array(container, { maxLength: 3 }),
  }),
})
const minors = fc.integer({ min: 0, max: NEWEST }).map((n) => n as Minor)
const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 100) }

test('a pod that meets restricted meets baseline, at every version, unless restricted exempts it as a Windows pod', () => {
  fc.assert(
    fc.property(pods, minors, (object, version) => {
      if (object.spec.os?.name === 'windows' && version >= 25) return
      const fails = (level: 'baseline' | 'restricted') =>
        podSecurityEvaluator(level, version)(podOf(object, [])).some((r) => r.violations.length > 0)
      assert.ok(fails('restricted') || !fails('baseline'))
    }),
    runs,
  )
})

test('a Windows pod that restricted exempts from what overrides baseline has no better level than baseline gives it', () => {
  const spec = {
    os: { name: 'windows' },
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'Unconfined' } },
  }
  const pod = podOf({ spec: { ...spec, containers: [{ name: 'a' }] } }, [])
  const fails = (level: 'baseline' | 'restricted') =>
    podSecurityEvaluator(level, NEWEST)(pod).some((r) => r.violations.length > 0)
  assert.deepEqual(
    [fails('restricted'), fails('baseline'), podSecurityLeveller(NEWEST)(pod)],
    [false, true, 'privileged'],
  )
})

test('any value is judged, and violations lie within it', () => {
  fc.assert(
    fc.property(fc.anything(), minors, (object, version) => {
      for (const { violations } of podSecurityEvaluator('restricted', version)(podOf(object, ['x'])))
        for (const { path } of violations) assert.equal(path[0], 'x')
    }),
    runs,
  )
})

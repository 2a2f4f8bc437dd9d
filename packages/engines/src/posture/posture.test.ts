import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import { localScope, nameOf, printPath, type Resource, severityId } from '@ringwall/model'
import { NEWEST, POD_SECURITY_CHECKS } from '../lib/pod-security/index.ts'
import { podCheck } from './check.ts'
import { type Check, checks, type PostureSettings, parseCases, posture, runCases } from './index.ts'

const SETTINGS: PostureSettings = { podSecurityLevel: 'restricted', kubernetesVersion: NEWEST }

/** Most tests are about the engine, not about all that may be said of a pod. */
const PSS = checks.filter(({ rule }) => rule.id.startsWith('pss-'))

test('every control of the Pod Security Standards is a rule', () => {
  const controls = checks.flatMap(({ rule }) => rule.controls.filter((c) => c.framework === 'pss').map((c) => c.id))
  assert.deepEqual(controls.sort(), POD_SECURITY_CHECKS.map((c) => `${c.level}/${c.id}`).sort())
})

for (const check of checks) {
  const { id } = check.rule
  const file = join(import.meta.dirname, 'checks', `${id}.test.yaml`)
  test(`${id} is named like its file and has cases`, () => {
    assert.ok(existsSync(join(import.meta.dirname, 'checks', `${id}.ts`)))
    assert.ok(existsSync(file))
  })
  const cases = existsSync(file) ? parseCases(file, readFileSync(file, 'utf8')) : undefined
  test(`${id}: its cases can be read`, () => assert.equal(cases?.ok, true, JSON.stringify(cases)))
  for (const result of cases?.ok ? runCases(check, cases.value) : [])
    test(`${id}: ${result.note}`, () => assert.equal(result.got, result.expected))
  test(`${id} says what an engineer needs`, () => {
    const { title, description, remediation, references } = check.rule
    for (const text of [title, description, remediation]) assert.match(text, /^[A-Z].{15,}/s)
    assert.ok(references.length > 0)
  })
}

test('the more exact rule speaks, and the general one counts as failed', () => {
  const engine = posture(checks, SETTINGS)
  engine.apply(resources(WITH_HOST_PATH).map((resource) => ({ kind: 'put', resource })))
  const { findings, tallies } = engine.judge()
  const rules = findings.map((f) => String(f.rule))
  assert.ok(rules.includes('host-path-sensitive') && !rules.includes('pss-host-path-volumes'))
  assert.equal([...tallies].find(([id]) => id === 'pss-host-path-volumes')?.[1].fail, 1)
})

test('an object of a kind that a check is about is judged, another is passed over', () => {
  const usual = checks.filter(({ rule }) => !rule.isOptional)
  const engine = posture(usual, SETTINGS)
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {externalIPs: [192.0.2.1]}'
  const custom = 'apiVersion: example.com/v1\nkind: Service\nmetadata: {name: s}\nspec: {externalIPs: [192.0.2.1]}'
  engine.apply(resources(`${service}\n---\n${custom}`).map((resource) => ({ kind: 'put', resource })))
  const { findings, objectsJudged, passedOver, summaries } = engine.judge()
  assert.deepEqual(
    findings.map((f) => String(f.rule)),
    ['service-external-ips'],
  )
  assert.deepEqual([objectsJudged, passedOver], [1, { 'example.com/v1/Service': 1 }])
  assert.deepEqual(
    summaries[0]?.counts.map((c) => c.count),
    [0, 0, 0, 0],
  )
})

for (const env of [
  '- name: PASSWORD\n          value: hunter2-really',
  '- {name: PASSWORD, value: hunter2-really}',
  '- {value: hunter2-really, name: PASSWORD}',
])
  test(`a secret is shown nowhere: ${env.replace(/\s+/g, ' ')}`, () => {
    const engine = posture(checks, SETTINGS)
    const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: c\n      env:\n        ${env}\n`
    engine.apply(resources(pod).map((resource) => ({ kind: 'put', resource })))
    const found = engine.judge().findings.filter((f) => String(f.rule) === 'secret-in-environment')
    assert.equal(found.length, 1)
    assert.doesNotMatch(JSON.stringify(found), /hunter2/)
    assert.match(JSON.stringify(found), /PASSWORD/)
  })

for (const data of [
  'PASSWORD: hunter2-really',
  '"PASSWORD": "hunter2-really"',
  'PASSWORD: |\n    hunter2-really',
  '? PASSWORD\n  : hunter2-really',
  'PASSWORD: &p hunter2-really\n  COPY: *p',
])
  test(`a secret of a config map is shown nowhere: ${data.replace(/\s+/g, ' ')}`, () => {
    const engine = posture(checks, SETTINGS)
    const configMap = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  ${data}\n  a: b\n`
    engine.apply(resources(configMap).map((resource) => ({ kind: 'put', resource })))
    const { findings } = engine.judge()
    assert.ok(findings.some((f) => String(f.rule) === 'secret-in-config-map'))
    assert.doesNotMatch(JSON.stringify(findings), /hunter2/)
    assert.match(JSON.stringify(findings), /PASSWORD/)
  })

for (const text of [
  'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringdata:\n  PASSWORD: hunter2-really\n',
  'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringdata: [hunter2-really, "0"]\n',
  'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: c\n      Env: [{name: PASSWORD, value: hunter2-really}]\n',
])
  test(`what a misspelt field holds is shown nowhere: ${text.slice(0, 80).replace(/\s+/g, ' ')}`, () => {
    const engine = posture(checks, SETTINGS)
    engine.apply(resources(text).map((resource) => ({ kind: 'put', resource })))
    const { findings } = engine.judge()
    assert.ok(findings.some((f) => String(f.rule) === 'field-unknown'))
    assert.doesNotMatch(JSON.stringify(findings), /hunter2/)
  })

test('a rule that covers another names one that exists, and is no milder', () => {
  const severities = new Map(checks.map(({ rule }) => [rule.id, severityId(rule.severity)]))
  let pairs = 0
  for (const check of checks)
    for (const covered of check.under(SETTINGS)?.covers ?? []) {
      pairs++
      assert.ok(
        (severities.get(check.rule.id) ?? 0) >= (severities.get(covered) ?? Number.NaN),
        `${check.rule.id} over ${covered}`,
      )
    }
  assert.ok(pairs >= 10, `${pairs} pairs`)
})

test('a secret on the line of something else is not quoted by what is said of that', () => {
  const engine = posture(checks, SETTINGS)
  const pod =
    'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{name: c, image: x, env: [{name: PASSWORD, value: hunter2-really}]}]}\n'
  engine.apply(resources(pod).map((resource) => ({ kind: 'put', resource })))
  const { findings } = engine.judge()
  assert.ok(findings.length > 5)
  assert.doesNotMatch(JSON.stringify(findings), /hunter2/)
})

test('cases with one outcome only are refused', () => {
  const one = '- note: a\n  fires: true\n  object:\n    apiVersion: v1\n    kind: Pod\n'
  const parsed = parseCases('x.test.yaml', one)
  assert.equal(!parsed.ok && parsed.error[0]?.message, 'needs a case that fires and one that does not')
})

test('cases whose version is a number are refused: 1.30 would be 1.3', () => {
  const parsed = parseCases('x', '- {note: a, fires: true, kubernetesVersion: 1.30, object: {kind: Pod}}')
  assert.equal(!parsed.ok && parsed.error[0]?.message, '[0].kubernetesVersion is number 1.3, not a string')
})

test('a covered finding does not hide what could not be read', () => {
  const odd = HARDENED.replace('capabilities: { drop: [ALL] }', 'capabilities: { drop: [5, ALL], add: [SYS_ADMIN] }')
  const { findings, notEvaluated } = judge(odd)
  assert.deepEqual(
    findings.map((f) => f.rule),
    ['pss-capabilities-baseline'],
  )
  assert.deepEqual(
    notEvaluated.map((n) => n.rule),
    ['pss-capabilities-restricted'],
  )
})

test('a check cannot have a name that is no rule id', () => {
  const [any] = checks
  assert.throws(() => podCheck({ ...(any as Check).rule, id: 'Not An Id', judge: () => [] }), /is no rule id/)
})

function resources(yaml: string, path = 'a.yaml'): readonly Resource[] {
  const bytes = new TextEncoder().encode(yaml)
  const context = { scope: localScope(), target: 't', time: 0, source: 'test', limits: DEFAULT_LIMITS }
  const { facts } = parser.parse({ path, bytes, sizeBytes: bytes.length, isNamed: true }, context)
  return facts.filter((fact) => fact.class === 'kubernetes_resource')
}

function judge(yaml: string, settings = SETTINGS) {
  const engine = posture(PSS, settings)
  engine.apply(resources(yaml).map((resource) => ({ kind: 'put', resource })))
  return engine.judge()
}

const HARDENED = `apiVersion: v1
kind: Pod
metadata: { name: good }
spec:
  securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
  containers:
    - name: a
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`

test('a hardened pod passes every rule', () => {
  const { findings, notEvaluated, objectsJudged, summaries, tallies } = judge(HARDENED)
  assert.deepEqual([findings.length, notEvaluated.length, objectsJudged], [0, 0, 1])
  assert.deepEqual(summaries[0]?.counts[0], { label: 'restricted', count: 1 })
  assert.equal(tallies.size, PSS.length)
  for (const tally of tallies.values()) assert.deepEqual(tally, { pass: 1, fail: 0, notEvaluated: 0 })
})

test('a finding names the line, the value and the change', () => {
  const [finding] = judge(HARDENED.replace('spec:\n', 'spec:\n  hostPID: true\n')).findings
  assert.equal(finding?.rule, 'pss-host-namespaces')
  assert.equal(finding.severity, 'high')
  assert.equal(nameOf(finding.asset), 't/default/Pod/good')
  assert.match(finding.fingerprint, /^1:[0-9a-f]{64}$/)
  assert.deepEqual(finding.evidence, [
    {
      message: "pod shares the node's process namespace",
      path: ['spec', 'hostPID'],
      span: { file: 'a.yaml', start: { line: 5, column: 3 }, end: { line: 5, column: 16 } },
      excerpt: { firstLine: 5, lines: ['  hostPID: true'] },
      edit: { kind: 'remove', path: ['spec', 'hostPID'] },
    },
  ])
})

const WITH_HOST_PATH = `${HARDENED}  volumes:\n    - name: v\n      hostPath: { path: /etc }\n`

test('what baseline says of a place, restricted does not say again', () => {
  const { findings, tallies } = judge(WITH_HOST_PATH)
  assert.deepEqual(
    findings.map((f) => f.rule),
    ['pss-host-path-volumes'],
  )
  const restricted = [...tallies].find(([id]) => id === 'pss-restricted-volumes')?.[1]
  assert.deepEqual(restricted, { pass: 0, fail: 1, notEvaluated: 0 })
})

test('an added capability is said once, a missing drop beside it still', () => {
  const added = HARDENED.replace('capabilities: { drop: [ALL] }', 'capabilities: { add: [SYS_ADMIN] }')
  const places = judge(added).findings.flatMap((f) => f.evidence.map((e) => `${f.rule} ${printPath(e.path)}`))
  const at = 'spec.containers[0].securityContext.capabilities'
  assert.deepEqual(places, [`pss-capabilities-baseline ${at}.add[0]`, `pss-capabilities-restricted ${at}.drop`])
})

test('at the baseline level, restricted rules are not loaded', () => {
  const { findings } = judge('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c}]}', {
    ...SETTINGS,
    podSecurityLevel: 'baseline',
  })
  assert.deepEqual(findings, [])
})

test('a rule newer than the version is not loaded', () => {
  const { rules } = posture(checks, { ...SETTINGS, kubernetesVersion: 33 as typeof NEWEST })
  assert.equal([...rules.keys()].includes('pss-host-probes-and-host-lifecycle' as never), false)
})

const notPasses = [
  { name: 'a value of the wrong type', yaml: HARDENED.replace('spec:\n', 'spec:\n  hostPID: "true"\n') },
  { name: 'a template left open', yaml: HARDENED.replace('runAsNonRoot: true', 'runAsNonRoot: "{{ .root }}"') },
  {
    name: 'a patch without containers',
    yaml: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: p}\nspec: {replicas: 2}',
  },
  {
    name: 'containers that are no list',
    yaml: 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: {a: b}}',
  },
  { name: 'a spec that is text', yaml: 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: hello' },
]
for (const c of notPasses)
  test(`${c.name} is never a pass`, () => {
    const { findings, notEvaluated, summaries } = judge(c.yaml)
    assert.ok(findings.length + notEvaluated.length > 0)
    assert.equal(summaries[0]?.counts.find(({ label }) => label === 'restricted')?.count, 0)
    for (const { because } of notEvaluated) assert.match(because.message, /^\w+ \S+: \S+ is .+, not a/)
  })

test('a wrong type says where and what', () => {
  const { notEvaluated } = judge(HARDENED.replace('spec:\n', 'spec:\n  hostPID: "true"\n'))
  assert.deepEqual(
    notEvaluated.map((n) => n.because),
    [
      {
        code: 'wrong_type',
        message: 'Pod good: spec.hostPID is string "true", not a boolean',
        at: { file: 'a.yaml', start: { line: 5, column: 3 }, end: { line: 5, column: 18 } },
      },
    ],
  )
})

test('the same kind of another API group is none of our business', () => {
  const { objectsJudged, passedOver } = judge(
    'apiVersion: batch.volcano.sh/v1alpha1\nkind: Job\nmetadata: {name: j}\nspec: {}',
  )
  assert.deepEqual([objectsJudged, passedOver], [0, { 'batch.volcano.sh/v1alpha1/Job': 1 }])
})

test('one asset written twice is one finding with the evidence of both', () => {
  const bad = HARDENED.replace('spec:\n', 'spec:\n  hostPID: true\n')
  const { findings } = judge(`${bad}---\n${bad}`)
  assert.deepEqual(
    findings.map((f) => f.evidence.map((e) => e.span.start.line)),
    [[5, 15]],
  )
})

test('one asset written twice in one line is seen twice', () => {
  const pod =
    '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"hostPID":true,"containers":[{"name":"c"}]}}'
  const { findings, objectsJudged } = judge(`{"apiVersion":"v1","kind":"List","items":[${pod},${pod}]}`)
  assert.equal(objectsJudged, 2)
  assert.equal(findings.find((f) => f.rule === 'pss-host-namespaces')?.evidence.length, 2)
})

test('what is deleted is judged no more, what changed is judged again', () => {
  const engine = posture(PSS, SETTINGS)
  const [bad] = resources(HARDENED.replace('spec:\n', 'spec:\n  hostPID: true\n'))
  const [good] = resources(HARDENED)
  assert.ok(bad && good)
  engine.apply([{ kind: 'put', resource: bad }])
  assert.equal(engine.judge().findings.length, 1)
  engine.apply([{ kind: 'put', resource: good }])
  assert.equal(engine.judge().findings.length, 0)
  engine.apply([{ kind: 'delete', resource: good }])
  assert.equal(engine.judge().objectsJudged, 0)
})

test('what stands beside an object changes what is said of it', () => {
  const engine = posture(checks, SETTINGS)
  const [pod] = resources(HARDENED)
  const [policy] = resources(
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: all}\nspec: {podSelector: {}}',
  )
  assert.ok(pod && policy)
  const saysMissing = () => engine.judge().findings.some((f) => String(f.rule) === 'network-policy-missing')
  engine.apply([{ kind: 'put', resource: pod }])
  assert.equal(saysMissing(), true)
  engine.apply([{ kind: 'put', resource: policy }])
  assert.equal(saysMissing(), false)
  engine.apply([{ kind: 'delete', resource: policy }])
  assert.equal(saysMissing(), true)
})

test('what may stand among what was not given is not known, and no gap', () => {
  const engine = posture(checks, { ...SETTINGS, partial: 'it was given alone' })
  engine.apply(resources(HARDENED).map((resource) => ({ kind: 'put', resource })))
  const { notEvaluated, tallies } = engine.judge()
  const missing = notEvaluated.filter(({ rule }) => String(rule) === 'network-policy-missing')
  assert.deepEqual(
    missing.map(({ because }) => [because.code, because.message]),
    [
      [
        'not_given',
        'Pod good: no network policy selects the pods of Pod good, among what was given: it was given alone',
      ],
    ],
  )
  assert.equal([...tallies].find(([id]) => id === 'network-policy-missing')?.[1].notEvaluated, 1)
})

test('fingerprints do not depend on lines or order', () => {
  const bad = HARDENED.replace('spec:\n', 'spec:\n  hostPID: true\n')
  const [first] = judge(bad).findings
  const [second] = judge(`# moved\n\n\n${bad}`).findings
  assert.equal(first?.fingerprint, second?.fingerprint)
  assert.notEqual(first?.evidence[0]?.span.start.line, second?.evidence[0]?.span.start.line)
})

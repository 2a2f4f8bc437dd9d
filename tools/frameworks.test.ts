// What holds of the frameworks and the rules together: every name leads somewhere, and silence is never a pass.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { assess, controlsOf, frameworkFrom, frameworks } from '@ringwall/engines/compliance'
import { NEWEST } from '@ringwall/engines/lib/pod-security'
import { type Check, checks, parseCases, posture, uncovered } from '@ringwall/engines/posture'
import { DEFAULT_LIMITS } from '@ringwall/formats'
import { parser } from '@ringwall/formats/kubernetes'
import { type Framework, localScope, type Resource, type Scan } from '@ringwall/model'

const CASES = join(import.meta.dirname, '..', 'packages', 'engines', 'src', 'posture', 'checks')
const rules = checks.map(({ rule }) => rule)
const shipped = new Map<string, Framework>()
for (const [id, load] of Object.entries(frameworks)) shipped.set(id, frameworkFrom(await load()))
const controlsIn = ({ sections }: Framework) => sections.flatMap(({ controls }) => controls)

const sizes = [
  { id: 'cis-kubernetes-1.12', controls: 131 },
  { id: 'mitre-attack-containers', controls: 29 },
  { id: 'nsa-cisa', controls: 41 },
  { id: 'pci-dss-4.0', controls: 163 },
  { id: 'pss', controls: 19 },
]
test('these frameworks come with the release, whole', () =>
  assert.deepEqual(
    Array.from(shipped, ([id, framework]) => ({ id, controls: controlsIn(framework).length })),
    sizes,
  ))

for (const [id, framework] of shipped) {
  test(`${id} has its own name, a source and a licence`, () => {
    assert.equal(framework.id, id)
    for (const text of [framework.name, framework.version, framework.publisher, framework.licence, framework.note])
      assert.ok(text.length > 0)
    assert.match(framework.url, /^https:\/\//)
  })

  test(`${id}: what manifests decide is decided wholly, and of the rest a sentence says what is not`, () => {
    for (const { id: control, decidedBy, undecided } of controlsIn(framework)) {
      assert.equal(undecided === '', decidedBy === 'manifests', control)
      if (undecided !== '') assert.match(undecided, /^[A-Z].{15,}\.$/, control)
    }
  })

  test(`${id}: rules name its controls, and it names no rule`, () => {
    assert.ok(rules.some((rule) => controlsOf(rule, framework).size > 0))
    assert.ok(controlsIn(framework).every((control) => control.rules.length === 0))
  })
}

for (const { rule } of checks)
  test(`${rule.id} names only controls that there are`, () => {
    for (const { framework, id } of rule.controls) {
      const found = shipped.get(framework)
      assert.ok(found, `there is no framework ${framework}`)
      const finer = found.sections.find((section) => section.id === id)?.controls.map((control) => control.id)
      const hint = finer === undefined ? '' : `, which is a section: name one of ${finer.join(', ')}`
      assert.ok(
        controlsIn(found).some((control) => control.id === id),
        `${framework} has no control ${id}${hint}`,
      )
    }
    for (const technique of rule.techniques) assert.match(technique, /^T\d{4}(?:\.\d{3})?$/)
  })

const selective = checks.flatMap((check) =>
  check.rule.controls.flatMap(({ id, saying }) => (saying === undefined ? [] : { check, id, saying })),
)
test('some rules judge several things', () => assert.ok(selective.length >= 4))
for (const { check, id, saying } of selective)
  test(`${check.rule.id} says "${saying}" of a case, as ${id} needs`, () =>
    assert.ok(messagesOf(check).some((message) => message.split(/[^\w-]+/).includes(saying))))

/** An object that says nothing of the control plane, of nodes or of audit. */
const PLAIN = `apiVersion: v1
kind: Pod
metadata: {name: plain, namespace: shop}
spec: {containers: [{name: app, image: 'registry.example/app@sha256:${'0'.repeat(64)}'}]}
`
test('an ordinary pod lets no control of the control plane, nodes or audit pass', () => {
  const cis = shipped.get('cis-kubernetes-1.12')
  assert.ok(cis)
  const { sections } = assess(cis, rules, scanOf(PLAIN))
  const aside = sections.filter(({ section }) => /^[1-4](?:\.|$)/.test(section.id)).flatMap(({ controls }) => controls)
  assert.ok(aside.length > 80)
  const silent: readonly string[] = ['not_evaluated', 'not_decided']
  assert.deepEqual(
    aside.filter(({ status }) => !silent.includes(status)).map(({ control, status }) => `${control.id} ${status}`),
    [],
  )
})

for (const [id, framework] of shipped)
  test(`${id}: nothing to judge is nothing passed`, () => {
    const { score } = assess(
      framework,
      rules,
      scanOf('apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n'),
    )
    assert.deepEqual([score.passed, score.decided, score.percent], [0, 0, undefined])
  })

function messagesOf(check: Check): readonly string[] {
  const file = join(CASES, `${check.rule.id}.test.yaml`)
  const cases = parseCases(file, readFileSync(file, 'utf8'))
  assert.ok(cases.ok)
  return cases.value.flatMap(({ resource, kubernetesVersion }) => {
    const engine = posture([check], { podSecurityLevel: 'restricted', kubernetesVersion })
    engine.apply([{ kind: 'put', resource }])
    return engine.judge().findings.flatMap(({ evidence }) => evidence.map(({ message }) => message))
  })
}

function scanOf(text: string): Scan {
  const engine = posture(checks.map(uncovered), { podSecurityLevel: 'restricted', kubernetesVersion: NEWEST })
  engine.apply(resources(text).map((resource) => ({ kind: 'put', resource })))
  const { findings, tallies, objectsJudged, passedOver } = engine.judge()
  return {
    version: '0.1.0',
    scope: localScope(),
    targets: ['x'],
    startedAt: 0,
    finishedAt: 0,
    rules: engine.rules,
    findings,
    tallies,
    coverage: { filesRead: 1, filesIgnored: 0, objectsJudged, passedOver, gaps: [], notGiven: [] },
    excepted: [],
    exceptions: [],
    comparison: undefined,
    summaries: [],
  }
}

function resources(text: string): readonly Resource[] {
  const bytes = new TextEncoder().encode(text)
  const file = { path: 'x.yaml', bytes, sizeBytes: bytes.length, isNamed: true }
  const context = { scope: localScope(), target: 'x', time: 0, source: 'test', limits: DEFAULT_LIMITS }
  return parser.parse(file, context).facts.filter((fact) => fact.class === 'kubernetes_resource')
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isComplete, type Scan } from '@ringwall/model'
import { acceptedScan, comparedScan, detectedScan, emptyScan, sampleScan, vulnerableScan } from '../sample/index.ts'
import { readTarGz } from '../tar/index.ts'
import { exceptedFinding, findingEvent, type OcsfEvent, resolvedFinding, scanActivity } from './index.ts'
import { loadSchema } from './schema/load.ts'
import { type Members, type Violation, validate } from './schema/validate.ts'

const corpora = process.env['RINGWALL_CORPORA']
const skip = corpora === undefined ? 'RINGWALL_CORPORA is not set' : false
const schema = corpora === undefined ? undefined : readSchema(corpora)

const scans = [
  { name: 'a scan with findings and gaps', scan: sampleScan(), events: 4 },
  { name: 'a scan that found nothing', scan: emptyScan(), events: 1 },
  { name: 'a scan whose rules are not known', scan: { ...sampleScan(), rules: new Map() }, events: 4 },
  { name: 'a scan with exceptions', scan: acceptedScan(), events: 5 },
  { name: 'a scan of packages', scan: vulnerableScan(), events: 3 },
  { name: 'a scan with a baseline', scan: comparedScan(), events: 6 },
  { name: 'a scan of events', scan: detectedScan(), events: 2 },
  { name: 'a scan of files and of objects in no namespace', scan: otherAssets(), events: 4 },
]
for (const c of scans)
  test(`the schema accepts every event of ${c.name}`, { skip }, () => {
    const events = eventsOf(c.scan)
    assert.equal(events.length, c.events)
    for (const [name, event] of events) assert.deepEqual(violations(name, event), [])
  })

const spoiled: readonly { readonly name: string; readonly change: Members; readonly want: Violation }[] = [
  {
    name: 'an attribute it does not have',
    change: { colour: 'red' },
    want: { at: 'colour', code: 'unknown_attribute' },
  },
  {
    name: 'one of a profile not applied',
    change: { impact_id: 1 },
    want: { at: 'impact_id', code: 'unknown_attribute' },
  },
  { name: 'a deprecated one', change: { comment: 'a' }, want: { at: 'comment', code: 'deprecated' } },
  { name: 'text for a number', change: { time: 'now' }, want: { at: 'time', code: 'wrong_type' } },
  { name: 'one thing for a list', change: { evidences: {} }, want: { at: 'evidences', code: 'wrong_type' } },
  { name: 'a value outside of its enum', change: { severity_id: 7 }, want: { at: 'severity_id', code: 'not_in_enum' } },
  { name: 'a caption of another value', change: { status_id: 2 }, want: { at: 'status_id', code: 'wrong_caption' } },
  { name: 'a number of another class', change: { class_uid: 2004 }, want: { at: 'class_uid', code: 'wrong_class' } },
  {
    name: 'nothing where it is required',
    change: { compliance: undefined },
    want: { at: 'compliance', code: 'missing' },
  },
  { name: 'evidence of nothing', change: { evidences: [{}] }, want: { at: 'evidences[0]', code: 'constraint' } },
]
for (const c of spoiled)
  test(`the schema refuses ${c.name}`, { skip }, () => {
    const scan = sampleScan()
    const [finding] = scan.findings
    assert.ok(finding !== undefined)
    assert.deepEqual(violations('compliance_finding', { ...findingEvent(finding, scan), ...c.change }), [c.want])
  })

test('a detection says how often, when and because of what', () => {
  const scan = detectedScan('odd')
  const [finding] = scan.findings
  assert.ok(finding !== undefined)
  const { class_uid, count, start_time, end_time, compliance, finding_info, evidences } = toJson(
    findingEvent(finding, scan),
  )
  assert.deepEqual(
    [class_uid, count, start_time, end_time, compliance],
    [2004, 3, 1767323045000, 1767323340000, undefined],
  )
  assert.deepEqual((finding_info as Members)['types'], ['detection'])
  assert.deepEqual((evidences as readonly { data: Members }[])[0]?.data['fields'], {
    Image: 'odd',
    ParentImage: '/usr/sbin/nginx',
  })
})

test('a finding says what, where, why and how to mend it', () => {
  const scan = sampleScan()
  const [finding] = scan.findings
  assert.ok(finding !== undefined)
  const event = toJson(findingEvent(finding, scan))
  assert.deepEqual(event['finding_info'], {
    uid: '1:pss-privileged',
    title: 'Container may gain root on the node: privileged',
    desc: 'A privileged container has every right of the node.',
    types: ['posture'],
    created_time: 1767323046000,
    src_url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    analytic: {
      uid: 'pss-privileged',
      name: 'Container may gain root on the node: privileged',
      desc: 'A privileged container has every right of the node.',
      type_id: 1,
      type: 'Rule',
      state_id: 1,
      state: 'Active',
    },
    attacks: [{ technique: { uid: 'T1611' } }, { technique: { uid: 'T1552' }, sub_technique: { uid: 'T1552.007' } }],
  })
  assert.deepEqual(event['resources'], [
    {
      uid: 'default/-/kubernetes/shop/pay/Deployment/checkout',
      role_id: 3,
      role: 'Affected',
      data: { target: 'shop', cluster: '-', tenant: 'default' },
      name: 'checkout',
      type: 'Deployment',
      namespace: 'pay',
    },
  ])
  assert.deepEqual(event['evidences'], [
    {
      data: {
        message: 'container "app" runs privileged',
        path: 'spec.template.spec.containers[0].securityContext.privileged',
        file: 'deploy/checkout.yaml',
        line: 22,
        column: 25,
        end_line: 22,
        end_column: 29,
        edit: {
          kind: 'set',
          path: ['spec', 'template', 'spec', 'containers', 0, 'securityContext', 'privileged'],
          value: false,
        },
      },
    },
  ])
})

test('what is excepted is suppressed and says by whom; the excepted part of a finding is tracked apart', () => {
  const scan = acceptedScan('plain')
  const events = scan.excepted.map((excepted) => toJson(exceptedFinding(excepted, scan)))
  assert.deepEqual(
    events.map((event) => [event['status'], event['status_detail'], (event['finding_info'] as Members)['uid']]),
    [
      ['Suppressed', 'accepted by plain until 2026-12-31: plain', '1:pss-privileged'],
      ['Suppressed', 'accepted by plain until 2026-06-30: plain', '1:pss-host-ports/excepted'],
    ],
  )
  assert.deepEqual(events[1]?.['unmapped'], {
    exception: {
      kind: 'annotation',
      rule: 'pss-host-ports',
      asset: 'default/-/kubernetes/shop/pay/Deployment/web',
      paths: [],
      reason: 'plain',
      owner: 'plain',
      expires: '2026-06-30',
      file: './deploy/web pod.yaml',
      line: 5,
      column: 5,
    },
    extent: 'part',
  })
})

test('against a baseline what is new is created, what is known updated, what is fixed closed', () => {
  const scan = comparedScan('plain')
  const events = [
    ...scan.findings.map((finding) => findingEvent(finding, scan)),
    ...(scan.comparison?.fixed ?? []).map((fixed) => resolvedFinding(fixed, scan)),
  ].map(toJson)
  assert.deepEqual(
    events.map((event) => [event['activity_name'], event['status'], (event['unmapped'] as Members)['baseline_state']]),
    [
      ['Create', 'New', 'new'],
      ['Update', 'New', 'unchanged'],
      ['Close', 'Resolved', 'absent'],
    ],
  )
})

test('a scan that could not see everything is a failure that names what', () => {
  const { status, status_detail } = scanActivity(sampleScan('plain'))
  assert.deepEqual(
    { status, status_detail },
    {
      status: 'Failure',
      status_detail: [
        'charts/shop/deployment.yaml:7:13: template: spec.replicas is a template: {{ .Values.replicas }}',
        'secret/key store.yaml: unreadable: plain',
      ].join('\n'),
    },
  )
})

test('a complete scan is a success', () => {
  assert.equal(isComplete(emptyScan().coverage), true)
  assert.equal(scanActivity(emptyScan())['status'], 'Success')
})

test('the events of a scan share its id, and another scan has another', () => {
  const ids = (scan: Scan) =>
    new Set(eventsOf(scan).map(([, event]) => (event['metadata'] as Members)['correlation_uid']))
  const later = { ...sampleScan(), startedAt: 1 }
  assert.equal(ids(sampleScan()).size, 1)
  assert.notDeepEqual(ids(sampleScan()), ids(later))
})

function eventsOf(scan: Scan): readonly (readonly [string, OcsfEvent])[] {
  const findings = scan.findings.map((finding) => [finding.class, findingEvent(finding, scan)] as const)
  const excepted = scan.excepted.map((each) => ['compliance_finding', exceptedFinding(each, scan)] as const)
  const fixed = (scan.comparison?.fixed ?? []).map(
    (each) => ['compliance_finding', resolvedFinding(each, scan)] as const,
  )
  return [...findings, ...excepted, ...fixed, ['scan_activity', scanActivity(scan)]]
}

function violations(name: string, event: OcsfEvent): readonly Violation[] {
  assert.ok(schema !== undefined)
  return validate(schema, name, toJson(event))
}

function toJson(event: OcsfEvent): Members {
  return JSON.parse(JSON.stringify(event))
}

function readSchema(root: string) {
  const files = readTarGz(readFileSync(join(root, 'schemas/ocsf-schema.tar.gz')))
  return loadSchema(new Map([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)])))
}

function otherAssets(): Scan {
  const scan = sampleScan()
  const [finding, ...rest] = scan.findings
  assert.ok(finding !== undefined && finding.asset.kind === 'kubernetes')
  const { scope, target } = finding.asset
  const file = { ...finding, asset: { kind: 'file', scope, target, path: 'a.yaml' } as const }
  const clusterWide = { ...finding, asset: { ...finding.asset, namespace: '-' } }
  return { ...scan, findings: [file, clusterWide, ...rest.slice(1)] }
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Scan } from '@ringwall/model'
import { Ajv, type ValidateFunction } from 'ajv'
import { acceptedScan, comparedScan, emptyScan, sampleScan, written } from '../lib/sample/index.ts'
import { readTarGz } from '../lib/tar/index.ts'
import { physicalLocation } from './location.ts'
import { message } from './message.ts'
import { report } from './report.ts'

const corpora = process.env['RINGWALL_CORPORA']
const skip = corpora === undefined ? 'RINGWALL_CORPORA is not set' : false
const validate = corpora === undefined ? undefined : compileSchema(corpora)

const scans = [
  { name: 'a scan with findings and gaps', scan: sampleScan() },
  { name: 'a scan that found nothing', scan: emptyScan() },
  { name: 'a scan with exceptions', scan: acceptedScan() },
  { name: 'a scan with a baseline', scan: comparedScan() },
  { name: 'a scan whose rules are not known', scan: { ...sampleScan(), rules: new Map() } },
]
for (const c of scans)
  test(`the schema accepts ${c.name}`, { skip }, () => {
    assert.ok(validate !== undefined)
    validate(parse(c.scan))
    assert.deepEqual(validate.errors, null)
  })

test('the schema refuses a result without a message', { skip }, () => {
  assert.ok(validate !== undefined)
  const log = parse(sampleScan())
  delete log.runs[0].results[0].message
  assert.equal(validate(log), false)
})

test('a rule carries what code scanning shows', () =>
  assert.deepEqual(parse(emptyScan()).runs[0].tool.driver.rules, [
    {
      id: 'pss-privileged',
      name: 'PssPrivileged',
      shortDescription: { text: 'Container may gain root on the node: privileged' },
      fullDescription: { text: 'A privileged container has every right of the node.' },
      help: {
        text: [
          'A privileged container has every right of the node.',
          'Set privileged to false. Add the one capability that is needed, where one is.',
          'May be right: Network plug-ins need it.',
          'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
        ].join('\n\n'),
        markdown: [
          'A privileged container has every right of the node.',
          'Set privileged to false. Add the one capability that is needed, where one is.',
          'May be right: Network plug-ins need it.',
          '<https://kubernetes.io/docs/tasks/configure-pod-container/security-context/>',
        ].join('\n\n'),
      },
      helpUri: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
      defaultConfiguration: { level: 'error' },
      properties: {
        tags: ['security', 'T1611', 'T1552.007', 'cis-kubernetes-1.12/5.2.2'],
        precision: 'high',
        'problem.severity': 'error',
        'security-severity': '9.5',
      },
    },
  ]))

test('a finding in two places has one location and one related', () =>
  assert.deepEqual(parse(sampleScan()).runs[0].results[1], {
    ruleId: 'pss-host-ports',
    ruleIndex: 1,
    level: 'warning',
    message: { text: 'shop/pay/Deployment/web: container "web" takes port 8000 of the node\nTo fix: remove hostPort' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'deploy/web%20pod.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 11, startColumn: 17, endLine: 12, endColumn: 1 },
        },
        logicalLocations: [{ name: 'web', fullyQualifiedName: 'shop/pay/Deployment/web', kind: 'resource' }],
      },
    ],
    relatedLocations: [
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'deploy/web%20pod.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 14, startColumn: 17, endLine: 15, endColumn: 1 },
        },
        message: { text: 'container "web" takes port 8001 of the node' },
      },
    ],
    partialFingerprints: { 'ringwall/v1': '1:pss-host-ports' },
  }))

test('a gap is a notification, and the invocation was not successful', () => {
  const [invocation] = parse(sampleScan()).runs[0].invocations
  assert.equal(invocation.executionSuccessful, false)
  assert.deepEqual(invocation.toolExecutionNotifications[0], {
    descriptor: { id: 'template' },
    level: 'warning',
    message: { text: 'not judged: spec.replicas is a template: {{ .Values.replicas }}' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'charts/shop/deployment.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 7, startColumn: 13, endLine: 7, endColumn: 35 },
        },
      },
    ],
  })
})

test('a complete scan is a successful invocation', () =>
  assert.deepEqual(parse(emptyScan()).runs[0].invocations, [
    {
      executionSuccessful: true,
      startTimeUtc: '2026-01-02T03:04:05.000Z',
      endTimeUtc: '2026-01-02T03:04:06.500Z',
      toolExecutionNotifications: [],
    },
  ]))

test('what is excepted is suppressed, and all else says that it is not', () => {
  const results: readonly Result[] = parse(acceptedScan('plain')).runs[0].results
  assert.deepEqual(
    results.map(({ ruleId, suppressions = [], partialFingerprints }) => [
      ruleId,
      suppressions[0]?.kind,
      partialFingerprints['ringwall/v1'],
    ]),
    [
      ['pss-host-ports', undefined, '1:pss-host-ports'],
      ['house-labels', undefined, '1:house-labels'],
      ['pss-privileged', 'external', '1:pss-privileged'],
      ['pss-host-ports', 'inSource', '1:pss-host-ports/excepted'],
    ],
  )
  assert.deepEqual(results[0]?.suppressions, [])
  assert.deepEqual(results[2]?.suppressions, [
    {
      kind: 'external',
      status: 'accepted',
      justification: 'accepted by plain until 2026-12-31: plain',
      location: {
        physicalLocation: {
          artifactLocation: { uri: '.ringwall/exceptions.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 2, startColumn: 5, endLine: 6, endColumn: 1 },
        },
      },
      properties: { owner: 'plain', expires: '2026-12-31' },
    },
  ])
})

test('against a baseline every result has a state, and what is fixed is absent', () => {
  const results: readonly Result[] = parse(comparedScan('plain')).runs[0].results
  assert.deepEqual(
    results.map(({ ruleId, baselineState }) => [ruleId, baselineState]),
    [
      ['pss-host-ports', 'new'],
      ['house-labels', 'unchanged'],
      ['pss-privileged', 'unchanged'],
      ['pss-host-ports', 'new'],
      ['pss-privileged', 'absent'],
    ],
  )
})

interface Result {
  readonly ruleId: string
  readonly suppressions?: readonly { readonly kind: string }[]
  readonly partialFingerprints: Readonly<Record<string, string>>
  readonly baselineState?: string
}

const paths = [
  { name: 'a relative path', path: 'a/b.yaml', want: { uri: 'a/b.yaml', uriBaseId: '%SRCROOT%' } },
  { name: 'a path with a dot before it', path: './a.yaml', want: { uri: 'a.yaml', uriBaseId: '%SRCROOT%' } },
  { name: 'a path that looks like a scheme', path: 'c:a', want: { uri: 'c%3Aa', uriBaseId: '%SRCROOT%' } },
  {
    name: 'a path with marks of a URI',
    path: 'a b%#?.yaml',
    want: { uri: 'a%20b%25%23%3F.yaml', uriBaseId: '%SRCROOT%' },
  },
  { name: 'an absolute path', path: '/srv/é.yaml', want: { uri: 'file:///srv/%C3%A9.yaml' } },
  { name: 'half a surrogate pair', path: '\ud800', want: { uri: '%EF%BF%BD', uriBaseId: '%SRCROOT%' } },
]
for (const c of paths)
  test(`the address of ${c.name}`, () =>
    assert.deepEqual(physicalLocation({ file: c.path }), { artifactLocation: c.want, region: undefined }))

const messages = [
  { name: 'brackets stay', text: 'containers[0] {a}', want: 'containers[0] {a}' },
  { name: 'a placeholder is text', text: 'a {0} b', want: 'a {{0}} b' },
  { name: 'a link is text', text: '[a](https://b.example)', want: '[a\\](https://b.example)' },
  { name: 'a control character is shown', text: 'a\u001b\nb', want: 'a\\u{1b}\nb' },
]
for (const c of messages) test(`in a message ${c.name}`, () => assert.deepEqual(message(c.text), { text: c.want }))

function parse(scan: Scan) {
  return JSON.parse(written(report, scan, { colour: false, width: 80 }))
}

/** The schema is of draft 4, and of that uses only what draft 7 has too, but for the names of its own id and dialect. */
function compileSchema(root: string): ValidateFunction {
  const bytes = readTarGz(readFileSync(join(root, 'schemas/schemas.tar.gz'))).get('sarif-2.1.0.schema.json')
  assert.ok(bytes !== undefined)
  const { id: _, $schema: __, ...schema } = JSON.parse(new TextDecoder().decode(bytes))
  return new Ajv({ strict: false, validateFormats: false }).compile(schema)
}

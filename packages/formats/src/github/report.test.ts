import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scan } from '@ringwall/model'
import fc from 'fast-check'
import { acceptedScan, comparedScan, emptyScan, sampleScan, written } from '../lib/sample/index.ts'
import { report } from './report.ts'

test('findings by severity, worst first, then gaps, then the counts', () =>
  assert.deepEqual(lines(sampleScan('a,b: 5%')), [
    '::error file=deploy/checkout.yaml,line=22,endLine=22,col=25,title=Container may gain root on the node%3A privileged (pss-privileged)::shop/pay/Deployment/checkout: container "app" runs privileged%0Ato fix: set securityContext.privileged: false',
    '::warning file=deploy/web pod.yaml,line=11,endLine=11,col=17,title=Container takes a port of the node (pss-host-ports)::shop/pay/Deployment/web: container "web" takes port 8000 of the node%0Aand in 1 more place%0Ato fix: remove hostPort',
    '::notice file=/srv/a%2Cb%3A 5%25.yaml,line=1,endLine=3,title=a%2Cb%3A 5%25 (house-labels)::a,b: 5%25/pay/Deployment/a,b: 5%25: a,b: 5%25%0Ato fix: set metadata.labels["a,b: 5%25"]: "a,b: 5%25"',
    '::warning file=charts/shop/deployment.yaml,line=7,endLine=7,col=13,title=not judged%3A template::spec.replicas is a template: {{ .Values.replicas }}',
    '::warning file=secret/key store.yaml,title=not judged%3A unreadable::a,b: 5%25',
    '5 objects judged, 3 findings, 2 gaps',
  ]))

test('a scan that found nothing gives no command', () =>
  assert.deepEqual(lines(emptyScan()), ['1 object judged, 0 findings, 0 gaps']))

test('what is excepted is in the log, without annotation', () => {
  const text = lines(acceptedScan('plain'))
  assert.deepEqual(text.slice(-3), [
    'excepted: shop/pay/Deployment/checkout: container "app" runs privileged (pss-privileged): accepted by plain until 2026-12-31: plain',
    'excepted: shop/pay/Deployment/web: container "web" takes port 8001 of the node (pss-host-ports): accepted by plain until 2026-06-30: plain',
    '5 objects judged, 2 findings, 2 gaps, 2 excepted',
  ])
})

test('against a baseline only what is new is annotated', () => {
  const text = lines(comparedScan('plain'))
  assert.equal(text.filter((line) => /^::(?:error|warning|notice) .*\((?:pss|house)-/.test(line)).length, 1)
  assert.match(text.at(-1) ?? '', /2 excepted, 1 new, 1 unchanged, 1 fixed, 1 not judged this time$/)
})

test('a log line is no command', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const logged = lines(acceptedScan(`##[error]${text}::warning::`)).slice(-3, -1)
      for (const line of logged) assert.match(line, /^excepted: (?!.*##\[)[^\r\n]*$/)
    }),
  ))

test('text is never a command, a property or a line', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const written = lines(sampleScan(text))
      assert.equal(written.length, 6)
      for (const line of written.slice(0, -1))
        assert.match(
          line,
          /^::(?:error|warning|notice) file=[^:,]*(?:,(?:line|endLine|col)=\d+)*,title=[^:,]*::[^\r\n]*$/,
        )
    }),
  ))

function lines(scan: Scan): readonly string[] {
  return written(report, scan, { colour: false, width: 80 }).split('\n').slice(0, -1)
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scan } from '@ringwall/model'
import fc from 'fast-check'
import { acceptedScan, comparedScan, emptyScan, sampleScan, written } from '../lib/sample/index.ts'
import { report } from './report.ts'

test('a complete scan that found nothing passes', () =>
  assert.equal(
    write(emptyScan()),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ringwall" tests="2" failures="0" errors="0" skipped="0" time="1.500">
  <testsuite name="coverage" tests="1" failures="0" errors="0" skipped="0" time="0" timestamp="2026-01-02T03:04:05.000Z">
    <testcase classname="coverage" name="1 object judged" time="0"/>
  </testsuite>
  <testsuite name="pss-privileged" tests="1" failures="0" errors="0" skipped="0" time="0" timestamp="2026-01-02T03:04:05.000Z">
    <testcase classname="pss-privileged" name="1 object passes" time="0"/>
  </testsuite>
</testsuites>
`,
  ))

test('findings fail, gaps err, and what was not evaluated is skipped', () =>
  assert.equal(
    write(sampleScan('a & <b>\n"c"')),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="ringwall" tests="9" failures="3" errors="2" skipped="1" time="1.500">
  <testsuite name="coverage" tests="3" failures="0" errors="2" skipped="0" time="0" timestamp="2026-01-02T03:04:05.000Z">
    <testcase classname="coverage" name="5 objects judged" time="0"/>
    <testcase classname="coverage" name="charts/shop/deployment.yaml:7:13" time="0">
      <error message="not judged: spec.replicas is a template: {{ .Values.replicas }}" type="template">charts/shop/deployment.yaml:7:13</error>
    </testcase>
    <testcase classname="coverage" name="secret/key store.yaml" time="0">
      <error message="not judged: a &amp; &lt;b&gt;\\u{a}&quot;c&quot;" type="unreadable">secret/key store.yaml</error>
    </testcase>
  </testsuite>
  <testsuite name="pss-privileged" tests="2" failures="1" errors="0" skipped="0" time="0" timestamp="2026-01-02T03:04:05.000Z">
    <testcase classname="pss-privileged" name="shop/pay/Deployment/checkout" time="0">
      <failure message="Container may gain root on the node: privileged" type="critical">deploy/checkout.yaml:22:25: container &quot;app&quot; runs privileged
  to fix: set securityContext.privileged: false
Set privileged to false. Add the one capability that is needed, where one is.
Pod Security Standards, baseline, Privileged Containers</failure>
    </testcase>
    <testcase classname="pss-privileged" name="4 objects pass" time="0"/>
  </testsuite>
  <testsuite name="pss-host-ports" tests="3" failures="1" errors="0" skipped="1" time="0" timestamp="2026-01-02T03:04:05.000Z">
    <testcase classname="pss-host-ports" name="shop/pay/Deployment/web" time="0">
      <failure message="Container takes a port of the node" type="medium">./deploy/web pod.yaml:11:17: container &quot;web&quot; takes port 8000 of the node
  to fix: remove hostPort
./deploy/web pod.yaml:14:17: container &quot;web&quot; takes port 8001 of the node
  to fix: remove hostPort
Remove hostPort and reach the pod through a service.</failure>
    </testcase>
    <testcase classname="pss-host-ports" name="3 objects pass" time="0"/>
    <testcase classname="pss-host-ports" name="1 object could not be judged" time="0">
      <skipped message="1 object could not be judged"/>
    </testcase>
  </testsuite>
  <testsuite name="house-labels" tests="1" failures="1" errors="0" skipped="0" time="0" timestamp="2026-01-02T03:04:05.000Z">
    <testcase classname="house-labels" name="a &amp; &lt;b&gt;\\u{a}&quot;c&quot;/pay/Deployment/a &amp; &lt;b&gt;\\u{a}&quot;c&quot;" time="0">
      <failure message="a &amp; &lt;b&gt;\\u{a}&quot;c&quot;" type="low">/srv/a &amp; &lt;b&gt;
&quot;c&quot;.yaml:1:1: a &amp; &lt;b&gt;
&quot;c&quot;
  to fix: set metadata.labels[&quot;a &amp; &lt;b&gt;\\n\\&quot;c\\&quot;&quot;]: &quot;a &amp; &lt;b&gt;\\n\\&quot;c\\&quot;&quot;
a &amp; &lt;b&gt;
&quot;c&quot;</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
  ))

test('what is excepted is skipped, and says by whom', () => {
  const xml = write(acceptedScan('plain'))
  assert.match(xml, /<testsuites name="ringwall" tests="10" failures="2" errors="2" skipped="3"/)
  assert.match(
    xml,
    /<skipped message="accepted by plain until 2026-12-31: plain">deploy\/checkout.yaml:22:25: container/,
  )
})

test('what the baseline has is skipped', () => {
  const xml = write(comparedScan('plain'))
  assert.match(xml, /<testsuites name="ringwall" tests="10" failures="1" errors="2" skipped="4"/)
  assert.match(xml, /<skipped message="in the baseline, unchanged">/)
})

test('a finding of a rule that the scan does not know still fails', () =>
  assert.match(write({ ...sampleScan(), rules: new Map() }), /<testsuite name="pss-privileged" tests="2" failures="1"/))

const skeleton = (xml: string) => xml.match(/<[/?]?[a-z]+/g)
const expected = skeleton(write(comparedScan('plain')))

test('any text is XML 1.0 characters, and no markup', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const xml = write(comparedScan(text))
      assert.deepEqual(skeleton(xml), expected)
      assert.doesNotMatch(xml, /&(?!amp;|lt;|gt;|quot;|apos;)/)
      assert.match(xml, /^[\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u)
    }),
  ))

function write(scan: Scan): string {
  return written(report, scan, { colour: false, width: 80 })
}

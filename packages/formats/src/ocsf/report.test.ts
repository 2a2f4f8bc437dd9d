import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingEvent, scanActivity } from '../lib/ocsf/index.ts'
import { emptyScan, sampleScan, written } from '../lib/sample/index.ts'
import { report } from './report.ts'

const cases = [
  { name: 'findings, worst first, and then the scan', scan: sampleScan(), lines: 4 },
  { name: 'the scan alone where nothing was found', scan: emptyScan(), lines: 1 },
]
for (const c of cases)
  test(`one event a line: ${c.name}`, () => {
    const text = written(report, c.scan, { colour: false, width: 80 })
    const lines = text.split('\n')
    assert.equal(lines.pop(), '')
    assert.equal(lines.length, c.lines)
    const events = [...c.scan.findings.map((finding) => findingEvent(finding, c.scan)), scanActivity(c.scan)]
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      JSON.parse(JSON.stringify(events)),
    )
    assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
  })

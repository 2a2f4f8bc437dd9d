import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Assessment } from '@ringwall/model'
import fc from 'fast-check'
import { sampleAssessment, silentAssessment } from '../lib/sample/index.ts'
import { assessment } from './assessment.ts'

test('every status in a table, with what no check decides', () =>
  assert.equal(
    write(sampleAssessment('plain')),
    `## plain 1: 2 controls failed

Rules judged 4 of 6 controls: 2 failed, 1 passed in part, 1 met.

2 of the 4 passed (50 %), which says nothing of the other 2: 1 control not evaluated, 1 that no rule judges.

| status | controls | means |
| :-- | --: | :-- |
| ✗ failed | 2 | A rule found something wrong. |
| ◐ passed in part | 1 | All its rules passed; a part of it no check decides, or the scan did not see. |
| ✓ met | 1 | The rules decide it all, all passed, and the scan saw everything. |
| ? not evaluated | 1 | A rule could not say, or found nothing to judge. |
| · not decided | 1 | No rule judges it: a person must look. |

Assessed \`shop\`, \`plain\` at 2026-01-02T03:04:06.500Z: 5 objects judged by 3 rules in 3 files. **Incomplete: 2 gaps.** What is not judged may be wrong. plain

### Not seen

- \`charts/shop/deployment.yaml:7:13\` spec.replicas is a template: {{ .Values.replicas }}
- \`secret/key store.yaml\` plain

### \`A\` plain

plain

| status | control | what was found | what no check decides |
| :-- | :-- | :-- | :-- |
| ✗ failed | \`5.1\` Demand 5.1 | ◆ critical: Container may gain root on the node: privileged <sub>pss-privileged</sub><br>Deployment pay/checkout \`deploy/checkout.yaml:22:25\`<br>● medium: Container takes a port of the node <sub>pss-host-ports</sub><br>Deployment pay/web \`./deploy/web pod.yaml:11:17\`<br>■ low: plain <sub>house-labels</sub><br>Deployment pay/plain \`/srv/plain.yaml:1:1\` | Ask. |
| ✓ met | \`5.2\` Demand 5.2 | 3 rules passed | nothing |
| ◐ passed in part | \`5.3\` plain (plain) | 3 rules passed | plain The scan has 2 gaps: what it did not see may be wrong. |
| ? not evaluated | \`5.4\` Demand 5.4 | found no object to judge: pss-privileged, pss-host-ports, house-labels | Ask. |
| · not decided | \`5.5\` Demand 5.5 |  | No rule judges it; an answer could come from nodes. |
| ✗ failed | \`5.6\` Demand 5.6 | what was found is told or accepted elsewhere<br>did not run, switched off or not of this level or version: house-off | nothing |

<sub>Ringwall \`0.1.0\` · plain · https:&#8203;//standard.example/a?b=c&#38;d · plain</sub>
`,
  ))

test('a framework of which no rule speaks', () =>
  assert.match(write(silentAssessment()), /^## Bare: no control failed\n\nRules judged none of 1 control/))

test('any text keeps the rows of the tables as they are', () => {
  const rows = (text: string) =>
    text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').length)
  const expected = rows(write(sampleAssessment('plain')))
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      assert.deepEqual(rows(write(sampleAssessment(`x${text}`))), expected),
    ),
  )
})

const sizes = [
  { name: 'many findings', findings: 20_000, controls: 1, says: /and 19,990 more findings/ },
  {
    name: 'many controls that failed',
    findings: 20,
    controls: 100,
    says: /\| and 17 more findings|and \d+ more findings/,
  },
  { name: 'more controls than have room', findings: 20, controls: 400, says: /\| 20 findings \|/ },
]
for (const { name, findings, controls, says } of sizes)
  test(`${name} are counted, and it stays one comment`, () => {
    const text = write(grown(findings, controls))
    assert.ok(text.length <= 60_000, `${text.length}`)
    assert.match(text, says)
  })

test('sections that have no room are counted', () => {
  const it = grown(1, 300)
  const text = write({ ...it, sections: Array.from({ length: 20 }, () => it.sections).flat() })
  assert.ok(text.length <= 60_000, `${text.length}`)
  assert.match(text, /\d+ more sections left out for length\./)
})

function grown(findings: number, controls: number): Assessment {
  const it = sampleAssessment('plain')
  const [section] = it.sections
  const [first] = section?.controls ?? []
  assert.ok(section !== undefined && first?.status === 'failed')
  const many = Array.from({ length: findings }, () => first.findings.slice(0, 1)).flat()
  const all = Array.from({ length: controls }, () => ({ ...first, findings: many }))
  return { ...it, sections: [{ ...section, controls: all }] }
}

function write(it: Assessment): string {
  return [...assessment.write(it, { colour: false, width: 80 })].join('')
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Scan } from '@ringwall/model'
import fc from 'fast-check'
import { acceptedScan, comparedScan, emptyScan, sampleScan, written } from '../lib/sample/index.ts'
import { report } from './report.ts'

test('a complete scan that found nothing', () =>
  assert.equal(
    write(emptyScan()),
    `## Ringwall: nothing found

1 object judged in 1 file. Nothing that was asked for went unjudged.

<sub>Ringwall \`0.1.0\`, 1 rule</sub>
`,
  ))

test('an incomplete scan with findings', () =>
  assert.equal(
    write(sampleScan('plain')),
    `## Ringwall: ◆ 1 critical · ● 1 medium · ■ 1 low

5 objects judged in 3 files. **Incomplete: 2 gaps.** What is not judged may be wrong.

### Not seen

- \`charts/shop/deployment.yaml:7:13\` spec.replicas is a template: {{ .Values.replicas }}
- \`secret/key store.yaml\` plain

| Workloads by Pod Security level | |
| :-- | --: |
| restricted | 1 |
| baseline | 3 |
| plain | 1 |

<details>
<summary>◆ <strong>shop/pay/Deployment/checkout</strong> · 1 finding</summary>

#### ◆ critical: Container may gain root on the node: privileged

\`deploy/checkout.yaml:22:25\` container "app" runs privileged

\`\`\`
    21 |           securityContext:
>   22 |             privileged: true
    23 |           ports:
\`\`\`

Fix: \`set securityContext.privileged: false\`

Set privileged to false. Add the one capability that is needed, where one is.

<sub>\`pss-privileged\` · Pod Security Standards, baseline, Privileged Containers · cis-kubernetes-1.12 5.2.2 · T1611 · T1552.007</sub>

</details>

<details>
<summary>● <strong>shop/pay/Deployment/web</strong> · 1 finding</summary>

#### ● medium: Container takes a port of the node

\`./deploy/web pod.yaml:11:17\` container "web" takes port 8000 of the node

\`\`\`
>   11 |       hostPort: 8000
\`\`\`

Fix: \`remove hostPort\`

\`./deploy/web pod.yaml:14:17\` container "web" takes port 8001 of the node

\`\`\`
>   14 |       hostPort: 8001
\`\`\`

Fix: \`remove hostPort\`

Remove hostPort and reach the pod through a service.

<sub>\`pss-host-ports\`</sub>

</details>

<details>
<summary>■ <strong>plain/pay/Deployment/plain</strong> · 1 finding</summary>

#### ■ low: plain

\`/srv/plain.yaml:1:1\` plain

\`\`\`
>    1 | plain
\`\`\`

Fix: \`set metadata.labels.plain: plain\`

plain

<sub>\`house-labels\`</sub>

Not known: \`plain\` plain

</details>

<sub>Ringwall \`0.1.0\`, 3 rules</sub>
`,
  ))

test('what is excepted is folded, and says by whom', () =>
  assert.ok(
    write(acceptedScan('plain')).includes(`<details>
<summary>2 findings excepted</summary>

- ◆ critical \`pss-privileged\` shop/pay/Deployment/checkout: container "app" runs privileged <sub>accepted by plain until 2026-12-31: plain</sub>
- ● medium \`pss-host-ports\` shop/pay/Deployment/web: container "web" takes port 8001 of the node <sub>accepted by plain until 2026-06-30: plain</sub>

</details>
`),
  ))

test('against a baseline only what is new is shown', () => {
  const text = write(comparedScan('plain'))
  assert.match(text, /^## Ringwall: new: ● 1 medium\n/)
  assert.match(
    text,
    /\nAgainst `plain\.json`: 1 new, 1 unchanged, 1 fixed, 1 not judged this time\. Only what is new is shown\.\n/,
  )
  assert.doesNotMatch(text, /#### ■ low/)
})

const prose = withoutCode(write(sampleScan()) + write(comparedScan()))
const absent = [
  { name: 'markup', pattern: /<(?!\/?(?:details|summary|strong|sub|span)>)/ },
  { name: 'a mention', pattern: /@(?!&#8203;)/ },
  { name: 'an issue reference', pattern: /(?<!&)#\d/ },
  { name: 'an address', pattern: /:\/\// },
  { name: 'a bare host', pattern: /www\./ },
  { name: 'a link or picture', pattern: /\]\(/ },
  { name: 'emphasis', pattern: /\*c\*|_d_/ },
  { name: 'a formula', pattern: /\$(?!<\/span>)/ },
  { name: 'a control character', pattern: /(?!\n)\p{Cc}/u },
  { name: 'a right-to-left override', pattern: /\u202e/ },
]
for (const c of absent)
  test(`hostile text does not make ${c.name} outside of code`, () => assert.doesNotMatch(prose, c.pattern))

test('any text leaves the structure as it is', () => {
  const structure = (text: string) => withoutCode(text).match(/^(?:#+|-|\||<\/?[a-z]+>|Fix:|Not known:)/gm)
  const expected = structure(write(comparedScan('plain')))
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      assert.deepEqual(structure(write(comparedScan(`a${text.replaceAll('\n', '')}`))), expected)
    }),
  )
})

test('what is too long for a comment is counted', () => {
  const scan = sampleScan('plain')
  const findings = Array.from({ length: 400 }, () => scan.findings).flat()
  const written = write({ ...scan, findings })
  const shown = written.split('\n####').length - 1
  assert.ok(written.length < 65_536 && shown > 50, `${written.length} characters, ${shown} findings`)
  assert.match(written, new RegExp(`\n${(1200 - shown).toLocaleString('en')} more findings, none worse than these`))
})

function write(scan: Scan): string {
  return written(report, scan, { colour: false, width: 80 })
}

/** What GitHub reads as Markdown: fenced blocks and code spans are gone. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,})\n.*?^\1$/gms, '').replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
}

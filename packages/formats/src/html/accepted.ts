import { type EarlierFinding, type Excepted, nameOf, type Scan } from '@ringwall/model'
import { plural, printAcceptance, printComparison, printOrigin, printPlace } from '../lib/text/index.ts'
import { icon } from './icon.ts'
import { html, type Markup } from './markup.ts'

/** What exceptions accept: it is shown like the rest, and never hidden. */
export function accepted({ excepted }: Scan): Markup | undefined {
  if (excepted.length === 0) return undefined
  return html`<section id="excepted"><h2>Excepted <span>${plural(excepted.length, 'finding')}</span></h2>
<div class="asset card">${excepted.map(item)}</div></section>
`
}

function item({ finding, exception }: Excepted): Markup {
  const places = finding.evidence.map(({ message, span }) => html`<li>${message} <code>${printPlace(span)}</code></li>`)
  return html`<details class="finding"><summary>
${icon(finding.severity)}<div><h4>${finding.title}</h4><code>${nameOf(finding.asset)}</code></div><i>${finding.severity} · excepted</i></summary>
<div class="body"><div><ul>${places}</ul></div><div><h5>Why</h5><p>${printAcceptance(exception)}</p><p><code>${printOrigin(exception)}</code> <code>${finding.rule}</code></p></div></div></details>
`
}

/** How the findings stand to the baseline, and what of it is gone or not known. */
export function compared({ comparison, findings }: Scan): Markup | undefined {
  if (comparison === undefined) return undefined
  const { baseline, fixed, notKnown } = comparison
  return html`<section class="card" id="baseline"><h2>Against ${baseline.file} <span>${printComparison(comparison, findings).join(', ')}</span></h2>
${earlier('Fixed', fixed)}${earlier('Not judged this time', notKnown)}</section>
`
}

function earlier(title: string, findings: readonly EarlierFinding[]): Markup | undefined {
  if (findings.length === 0) return undefined
  const rows = findings.map(
    ({ title: what, name, rule, at }) =>
      html`<li><span>${what}</span> <code>${name}</code> <code>${rule}</code> <code>${printPlace(at)}</code></li>`,
  )
  return html`<details><summary>${title}: ${plural(findings.length, 'finding')}</summary><ul>${rows}</ul></details>`
}

import type { Rule, Scan, Tally } from '@ringwall/model'
import { plural } from '../lib/text/index.ts'
import { icon } from './icon.ts'
import { html, type Markup } from './markup.ts'

/** What was asked, and what each rule answered: also the passes, which are no finding. */
export function rules({ rules: all, tallies }: Scan): Markup {
  const rows = Array.from(all.values(), (rule) => row(rule, tallies.get(rule.id) ?? NEVER))
  return html`<section id="rules"><h2>Rules <span>${plural(all.size, 'rule')}</span></h2><div class="card scroll"><table class="rules">
<thead><tr><th scope="col">Rule</th><th scope="col" class="severity">Severity</th><th scope="col" class="number">Pass</th><th scope="col" class="number">Fail</th><th scope="col" class="number">Not evaluated</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>`
}

function row({ id, title, severity }: Rule, { pass, fail, notEvaluated }: Tally): Markup {
  return html`<tr><th scope="row">${title}<br><code>${id}</code></th><td class="severity">${icon(severity)}${severity}</td><td class="number">${pass}</td><td class="number">${fail}</td><td class="number">${notEvaluated}</td></tr>
`
}

const NEVER: Tally = { pass: 0, fail: 0, notEvaluated: 0 }

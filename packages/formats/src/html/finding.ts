import { type Evidence, type Finding, printPath, type Rule, type Standard } from '@ringwall/model'
import { clip, lastLine, printEdit, printPlace } from '../lib/text/index.ts'
import { html, type Markup, type Part, prose } from './markup.ts'

/** What is under the title, in the order a person asks: where, how to mend it, because of what, and what is not known. */
export function body(finding: Finding, rule: Rule | undefined): Markup {
  return html`<div class="body"><div>${finding.evidence.map(place)}</div>
<div><h5>What to do</h5><p class="prose">${prose(finding.remediation)}</p>${because(finding, rule)}${unknown(finding)}</div></div>`
}

function place({ message, path, span, excerpt, edit }: Evidence): Markup {
  const lines = excerpt.lines.map((text, index) => {
    const number = excerpt.firstLine + index
    const marked = number >= span.start.line && number <= lastLine(span)
    return line({ number, text, marked })
  })
  const fix = edit === undefined ? undefined : html`<p class="fix"><span>Fix</span> <code>${printEdit(edit)}</code></p>`
  return html`<figure><figcaption>${message}<br><code>${printPlace(span)}</code> ${path.length === 0 ? undefined : html`<code>${printPath(path)}</code>`}</figcaption>
${lines.length === 0 ? undefined : html`<pre>${lines}</pre>`}${fix}</figure>`
}

interface Line {
  readonly number: number
  readonly text: string
  readonly marked: boolean
}

/** The mark is a sign and a colour; what is marked is told to screen readers by `mark`. */
function line({ number, text, marked }: Line): Markup {
  const shown = html`<b>${String(number)}</b>${clip(text, MAX_LINE)}\n`
  return marked ? html`<mark>${shown}</mark>` : html`<span>${shown}</span>`
}

function because({ rule: id }: Finding, rule: Rule | undefined): Markup {
  const controls = (rule?.controls ?? []).map((control) => `${control.framework} ${control.id}`)
  const rows = [
    row('Rule', html`<code>${id}</code>${rule?.maturity === 'experimental' ? ', experimental' : ''}`),
    rule?.description === undefined ? undefined : row('Why', html`<p class="prose">${prose(rule.description)}</p>`),
    rule?.standard === undefined ? undefined : row('Standard', standard(rule.standard)),
    controls.length === 0 ? undefined : row('Controls', controls.join(' · ')),
    rule === undefined || rule.techniques.length === 0 ? undefined : row('Techniques', rule.techniques.join(' · ')),
    rule === undefined || rule.falsePositives.length === 0
      ? undefined
      : row('May be right', prose(rule.falsePositives.join(' '))),
  ]
  return html`<h5>Because</h5><dl>${rows}</dl>`
}

function unknown({ coverage }: Finding): Markup | undefined {
  if (coverage.length === 0) return undefined
  const rows = coverage.map((gap) => html`<li>${gap.message} <code>${printPlace(gap.at)}</code></li>`)
  return html`<h5>Not known</h5><ul>${rows}</ul>`
}

function row(name: string, value: Part): Markup {
  return html`<dt>${name}</dt><dd>${value}</dd>`
}

/** Only an address of the web becomes a link. */
function standard({ name, section, url }: Standard): Markup {
  const words = `${name}, ${section}`
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noopener noreferrer">${words}</a>` : html`${words}`
}

const MAX_LINE = 400

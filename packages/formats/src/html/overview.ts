import { isComplete, type Scan, type Summary } from '@ringwall/model'
import { countBySeverity, plural, printJudged, WORST_FIRST } from '../lib/text/index.ts'
import { icon } from './icon.ts'
import { html, type Markup, type Part } from './markup.ts'

/** The answer first: how bad, how much was judged, how much was not seen; then what an engine counted. */
export function overview(scan: Scan): Markup {
  return html`<section class="tiles" aria-label="Overview">
${severities(scan)}
${judged(scan)}
${gaps(scan)}
</section>
${scan.summaries.length === 0 ? undefined : html`<section class="summaries">${scan.summaries.map(chart)}</section>`}`
}

function severities({ findings }: Scan): Markup {
  const counts = countBySeverity(findings)
  const items = WORST_FIRST.map((severity) => {
    const words = html`${icon(severity)}<b>${counts[severity]}</b> <span>${severity}</span>`
    return counts[severity] === 0
      ? html`<li class="none">${words}</li>`
      : html`<li><a href="#first-${severity}">${words}</a></li>`
  })
  return html`<div class="card"><h2>Findings <span>${findings.length}</span></h2><ul class="severities">${items}</ul></div>`
}

function judged({ coverage, rules }: Scan): Markup {
  return tile('Judged', {
    count: coverage.objectsJudged,
    unit: printJudged(coverage).replace(/^\S+ /, ''),
    note: html`<a href="#rules">by ${plural(rules.size, 'rule')}</a>, in ${plural(coverage.filesRead, 'file')}`,
  })
}

function gaps({ coverage }: Scan): Markup {
  const count = coverage.gaps.length
  if (isComplete(coverage)) return tile('Not seen', { count, unit: 'gaps', note: 'everything asked for was judged' })
  const note = html`<a href="#not-seen">what is not judged may be wrong</a>`
  return tile('Not seen', { count, unit: count === 1 ? 'gap' : 'gaps', note })
}

interface Figure {
  readonly count: number
  readonly unit: string
  readonly note: Part
}

function tile(title: string, { count, unit, note }: Figure): Markup {
  return html`<div class="card"><h2>${title}</h2><p class="big">${count} <small>${unit}</small></p><p class="note">${note}</p></div>`
}

/** Bars as long as their share of the largest; widths are attributes, which the page's policy allows. */
function chart({ title, counts }: Summary): Markup {
  const largest = Math.max(1, ...counts.map(({ count }) => count))
  const rows = counts.map(
    ({ label, count }) =>
      html`<tr><th scope="row">${label}</th><td>${bar(count / largest)}</td><td class="number">${count}</td></tr>`,
  )
  return html`<div class="card"><h2>${title}</h2><table class="chart">${rows}</table></div>`
}

function bar(share: number): Markup {
  const width = (Math.max(0, share) * 100).toFixed(1)
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect width="${width}" height="8"/></svg>`
}

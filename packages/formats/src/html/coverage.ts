import type { Coverage, Gap } from '@ringwall/model'
import { plural, printPlace } from '../lib/text/index.ts'
import { html, type Markup } from './markup.ts'

/** What was not seen, before what was found; then what no rule is about, which is no gap. */
export function unseen(coverage: Coverage): Markup {
  const { gaps } = coverage
  const list = html`${gaps.slice(0, OPEN).map(row)}`
  const rest = gaps.length <= OPEN ? undefined : folded(gaps.slice(OPEN))
  const section = html`<section class="card unseen" id="not-seen"><h2>What was not seen <span>${plural(gaps.length, 'gap')}</span></h2>
<ul class="gaps">${list}</ul>${rest}</section>`
  return html`${gaps.length === 0 ? undefined : section}${passedOver(coverage)}`
}

function folded(gaps: readonly Gap[]): Markup {
  return html`<details><summary>${plural(gaps.length, 'more gap')}</summary><ul class="gaps">${gaps.map(row)}</ul></details>`
}

function row({ code, message, at }: Gap): Markup {
  return html`<li><span>${message}</span><code>${printPlace(at)}</code><i>${code.replaceAll('_', ' ')}</i></li>`
}

function passedOver({ passedOver: kinds, filesIgnored }: Coverage): Markup | undefined {
  const entries = Object.entries(kinds)
  const ignored = filesIgnored === 0 ? undefined : html`<li>${plural(filesIgnored, 'file')} of other types</li>`
  if (entries.length === 0 && ignored === undefined) return undefined
  const items = entries.map(([kind, count]) => html`<li><code>${kind}</code> ${count}</li>`)
  return html`<section class="aside"><h2>No rule is about</h2><ul class="kinds">${items}${ignored}</ul></section>`
}

/** Gaps that are shown without asking. */
const OPEN = 12

import type { AssessedControl, AssessedSection, Assessment, Control, Finding, Obstacle } from '@ringwall/model'
import {
  ACCEPTED,
  DECIDER_WORDS,
  obstacleWords,
  openPart,
  STATUS_SIGNS,
  STATUS_WORDS,
} from '../lib/compliance/index.ts'
import { plural, printPlace } from '../lib/text/index.ts'
import { icon } from './icon.ts'
import { html, type Markup } from './markup.ts'

/** A section of the standard as a table: each control, what was found, and what no check decides. */
export function section({ section: { id, title, note }, controls }: AssessedSection, it: Assessment): Markup {
  const rows = controls.map((control) => row(control, it))
  return html`<section><h2>${id} · ${title} <span>${plural(controls.length, 'control')}</span></h2>
${note === '' ? undefined : html`<p class="note">${note}</p>`}<div class="card scroll"><table class="controls">
<thead><tr><th scope="col">Control</th><th scope="col">Status</th><th scope="col">What was found</th><th scope="col">What no check decides</th></tr></thead>
<tbody>${rows}</tbody></table></div></section>
`
}

/** Where a control stands on the page. Ids of frameworks come from outside, and are no anchors. */
export function anchorOf(control: Control, sections: readonly AssessedSection[]): string {
  const at = sections.findIndex(({ section }) => section.controls.includes(control))
  return `c${at}-${sections[at]?.section.controls.indexOf(control) ?? 0}`
}

function row(assessed: AssessedControl, { sections }: Assessment): Markup {
  const { control, status } = assessed
  const extras = [control.level, also(control, sections)].filter((part) => part !== undefined && part !== '')
  const extra = extras.length === 0 ? undefined : html`<br><small>${extras.join(' · ')}</small>`
  return html`<tr id="${anchorOf(control, sections)}"><th scope="row"><code>${control.id}</code> ${control.title}${extra}</th>
<td class="status"><b class="sign ${status}" aria-hidden="true">${STATUS_SIGNS[status]}</b>${STATUS_WORDS[status]}</td>
<td>${found(assessed)}</td><td>${open(assessed)}</td></tr>
`
}

function also({ also }: Control, sections: readonly AssessedSection[]): string {
  if (also.length === 0) return ''
  const titles = also.flatMap((id) => sections.find(({ section }) => section.id === id)?.section.title ?? [])
  return `also under ${titles.join(', ')}`
}

function open(assessed: AssessedControl): Markup {
  const sentence = openPart(assessed)
  if (sentence === '') return html`<span class="none">nothing</span>`
  if (assessed.control.undecided === '') return html`${sentence}`
  return html`${sentence}<br><small>answer from ${DECIDER_WORDS[assessed.control.decidedBy]}</small>`
}

function found(assessed: AssessedControl): Markup {
  switch (assessed.status) {
    case 'failed':
      return html`${findings(assessed.findings)}${assessed.because.map(obstacle)}`
    case 'not_evaluated':
      return html`${assessed.because.map(obstacle)}`
    case 'partly':
    case 'met':
      return html`${plural(assessed.rules.length, 'rule')} passed<br><small>${assessed.rules.join(', ')}</small>`
    case 'not_decided':
      return html`<span class="none">no rule judges it</span>`
  }
}

function findings(all: readonly Finding[]): Markup | undefined {
  if (all.length === 0) return html`<p class="obstacle">${ACCEPTED}</p>`
  const groups = Map.groupBy(all.slice(0, MAX_FINDINGS), ({ rule }) => rule)
  const more = all.length - MAX_FINDINGS
  const rest =
    more <= 0 ? undefined : html`<li>and ${plural(more, 'more finding')}, told by <code>ringwall scan</code></li>`
  const list = html`<ul>${Array.from(groups.values(), group)}${rest}</ul>`
  if (all.length <= OPEN) return list
  return html`<details><summary>${plural(all.length, 'finding')}</summary>${list}</details>`
}

/** The findings of one rule. */
function group(all: readonly Finding[]): Markup | undefined {
  const [first] = all
  if (first === undefined) return undefined
  return html`<li>${icon(first.severity)}<div>${first.severity}: ${first.title} <small>${first.rule}</small><ul>${all.map(item)}</ul></div></li>
`
}

function item({ asset, evidence }: Finding): Markup {
  const name = asset.kind === 'kubernetes' ? `${asset.resource} ${asset.namespace}/${asset.name}` : asset.path
  const places = evidence.slice(0, MAX_PLACES).map(({ span }) => html` <code>${printPlace(span)}</code>`)
  const more = evidence.length > MAX_PLACES ? ` and ${plural(evidence.length - MAX_PLACES, 'more place')}` : undefined
  return html`<li><span>${name}${places}${more}</span></li>`
}

function obstacle(it: Obstacle): Markup {
  return html`<p class="obstacle">${obstacleWords(it)}</p>`
}

/** Findings of a control that are shown without asking. */
const OPEN = 5
const MAX_FINDINGS = 100
const MAX_PLACES = 5

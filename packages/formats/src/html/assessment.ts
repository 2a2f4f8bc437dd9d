import { type Assessment, isComplete } from '@ringwall/model'
import type { AssessmentReport } from '../format.ts'
import { STATUS_MEANINGS, STATUS_SIGNS, STATUS_WORDS, STATUSES, scoreSentences } from '../lib/compliance/index.ts'
import { plural, printTime } from '../lib/text/index.ts'
import { COMPLIANCE_STYLE } from './compliance-style.ts'
import { anchorOf, section } from './controls.ts'
import { unseen } from './coverage.ts'
import { MARK, SHAPES } from './icon.ts'
import { html, type Markup } from './markup.ts'
import { wholePage } from './page.ts'
import { STYLE } from './style.ts'

/** One page that needs nothing else and runs nothing: what the standard asks, what was found, and what no check decides. */
export const assessment: AssessmentReport = {
  id: 'html',
  summary: 'one self-contained page, for people and paper',
  mediaType: 'text/html',
  write(it) {
    return page(it).pieces
  },
}

function page(it: Assessment): Markup {
  const { framework, scan, sections } = it
  return wholePage(
    { title: `${framework.name} ${framework.version}: ${scan.targets.join(', ')} · Ringwall`, style: PAGE_STYLE },
    html`${SHAPES}
${header(it)}
<main>
${overview(it)}
${failed(it)}
${unseen({ ...scan.coverage, passedOver: {}, filesIgnored: 0 })}
${sections.filter(({ controls }) => controls.length > 0).map((one) => section(one, it))}
</main>
<footer><p>${framework.licence}</p><p>Ringwall ${scan.version}. Times are UTC.</p></footer>`,
  )
}

function header({ framework, scan }: Assessment): Markup {
  const source = framework.url === '' ? framework.publisher : link(framework.url, framework.publisher || framework.url)
  return html`<header>
<p class="brand">${MARK}Ringwall <span>${scan.version}</span></p>
<h1>${framework.name} ${framework.version}</h1>
<p class="facts"><span>target <b>${scan.targets.join(', ')}</b></span>
<span>assessed <time datetime="${printTime(scan.finishedAt)}">${printTime(scan.finishedAt)}</time></span>
<span>tenant ${scan.scope.tenant}</span>${scan.scope.cluster === '-' ? undefined : html` <span>cluster ${scan.scope.cluster}</span>`}
<span>standard of ${source}</span></p>
</header>`
}

/** Only an address of the web becomes a link. */
function link(url: string, words: string): Markup {
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noopener noreferrer">${words}</a>` : html`${words}`
}

function overview({ framework, scan, score }: Assessment): Markup {
  const rows = STATUSES.map(
    (status) =>
      html`<tr><th scope="row"><b class="sign ${status}" aria-hidden="true">${STATUS_SIGNS[status]}</b>${STATUS_WORDS[status]}</th><td class="number">${score.counts[status]}</td><td>${STATUS_MEANINGS[status]}</td></tr>\n`,
  )
  const { coverage } = scan
  const judged = `${plural(coverage.objectsJudged, 'object')} judged by ${plural(scan.rules.size, 'rule')}, in ${plural(coverage.filesRead, 'file')}.`
  const whole = isComplete(coverage)
    ? 'Everything that was asked for was judged.'
    : html`<a href="#not-seen">${plural(coverage.gaps.length, 'gap')}</a>: what is not judged may be wrong.`
  return html`<section class="card outcome" aria-label="Overview"><div><h2>Controls <span>${score.total}</span></h2>
<table class="counts"><thead><tr><th scope="col">Status</th><th scope="col" class="number">Controls</th><th scope="col">Means</th></tr></thead><tbody>${rows}</tbody></table></div>
<div class="words">${scoreSentences(score).map((sentence) => html`<p>${sentence}</p>`)}
<p>${judged} ${whole}</p>${framework.note === '' ? undefined : html`<p>${framework.note}</p>`}</div></section>`
}

/** What to look at first. */
function failed({ sections, score }: Assessment): Markup | undefined {
  if (score.counts.failed === 0) return undefined
  const items = sections
    .flatMap(({ controls }) => controls)
    .flatMap((it) =>
      it.status === 'failed' ? html`<li><a href="#${anchorOf(it.control, sections)}">${it.control.id}</a></li>` : [],
    )
  return html`<nav class="aside" aria-label="Failed controls"><h2>Failed</h2><ul class="kinds">${items}</ul></nav>`
}

const PAGE_STYLE = STYLE + COMPLIANCE_STYLE

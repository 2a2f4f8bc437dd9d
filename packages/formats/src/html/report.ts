import type { Scan } from '@ringwall/model'
import type { Report } from '../format.ts'
import { printTime } from '../lib/text/index.ts'
import { accepted, compared } from './accepted.ts'
import { unseen } from './coverage.ts'
import { findings } from './findings.ts'
import { MARK, SHAPES } from './icon.ts'
import { html, type Markup } from './markup.ts'
import { overview } from './overview.ts'
import { wholePage } from './page.ts'
import { rules } from './rules.ts'
import { STYLE } from './style.ts'

/** One page that needs nothing else and runs nothing: no script, no font, no request. Its policy forbids them too. */
export const report: Report = {
  id: 'html',
  summary: 'one self-contained page, for people',
  mediaType: 'text/html',
  paths: 'as_written',
  write(scan) {
    return page(scan).pieces
  },
}

function page(scan: Scan): Markup {
  return wholePage(
    { title: `${scan.targets.join(', ')} · Ringwall`, style: STYLE },
    html`${SHAPES}
${header(scan)}
<main>
${overview(scan)}
${unseen(scan.coverage)}
${compared(scan)}${findings(scan)}
${accepted(scan)}${rules(scan)}
</main>
<footer>Ringwall ${scan.version}. Times are UTC.</footer>`,
  )
}

function header({ targets, scope, startedAt, finishedAt, version }: Scan): Markup {
  const seconds = ((finishedAt - startedAt) / 1000).toFixed(1)
  return html`<header>
<p class="brand">${MARK}Ringwall <span>${version}</span></p>
<h1>${targets.join(', ')}</h1>
<p class="facts"><span>scanned <time datetime="${printTime(startedAt)}">${printTime(startedAt)}</time> in ${seconds} s</span>
<span>tenant ${scope.tenant}</span>${scope.cluster === '-' ? undefined : html` <span>cluster ${scope.cluster}</span>`}</p>
</header>`
}

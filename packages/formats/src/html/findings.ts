import { baselineState, type Finding, isAtLeast, nameOf, type Scan } from '@ringwall/model'
import { firstPlace, plural, printJudged, printPlace } from '../lib/text/index.ts'
import { body } from './finding.ts'
import { icon } from './icon.ts'
import { html, type Markup } from './markup.ts'

/** Every finding by asset, the asset with the worst one first. */
export function findings(scan: Scan): Markup {
  if (scan.findings.length === 0) return nothing(scan)
  const anchors = anchorsOf(scan.findings)
  const assets = Map.groupBy(scan.findings, (finding) => nameOf(finding.asset))
  const sections = Array.from(assets, ([name, group]) => asset(name, group, { scan, anchors }))
  return html`<section><h2>Findings <span>${plural(scan.findings.length, 'finding')} on ${plural(assets.size, 'asset')}</span></h2>
${sections}</section>`
}

/** An empty list says why it is empty. */
function nothing({ coverage, rules }: Scan): Markup {
  const judged = `${printJudged(coverage)} judged by ${plural(rules.size, 'rule')}, and nothing found.`
  return html`<section><h2>Findings</h2><p class="card">${judged}</p></section>`
}

/** Where the counts of the overview lead: the first finding of each severity. */
function anchorsOf(all: readonly Finding[]): ReadonlyMap<Finding | undefined, string> {
  const groups = Map.groupBy(all, (finding) => finding.severity)
  return new Map(Array.from(groups, ([severity, [first]]) => [first, `first-${severity}`]))
}

interface Context {
  readonly scan: Scan
  readonly anchors: ReadonlyMap<Finding | undefined, string>
}

function asset(name: string, group: readonly Finding[], context: Context): Markup {
  const items = group.map((finding) => item(finding, context))
  return html`<section class="asset card"><h3>${name} <span>${plural(group.length, 'finding')}</span></h3>${items}</section>\n`
}

/** Critical and high ones are open: they are to be read, the others to be found, like those of the baseline. */
function item(finding: Finding, { scan, anchors }: Context): Markup {
  const id = anchors.get(finding)
  const isKnown = baselineState(scan.comparison, finding) === 'unchanged'
  const open = isAtLeast(finding.severity, 'high') && !isKnown ? html` open` : undefined
  return html`<details class="finding"${id === undefined ? undefined : html` id="${id}"`}${open}><summary>
${icon(finding.severity)}<div><h4>${finding.title}</h4><code>${printPlace(firstPlace(finding))}</code></div><i>${finding.severity}${stateOf(finding, scan)}</i></summary>
${body(finding, scan.rules.get(finding.rule))}</details>\n`
}

function stateOf(finding: Finding, { comparison }: Scan): string {
  const state = baselineState(comparison, finding)
  return state === undefined ? '' : ` · ${state}`
}

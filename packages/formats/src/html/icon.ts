import type { Severity } from '@ringwall/model'
import { html, type Markup, verbatim } from './markup.ts'

/** The shape of a severity; its name stands beside it in words. */
export function icon(severity: Severity): Markup {
  return html`<svg class="icon ${severity}" aria-hidden="true"><use href="#shape-${severity}"/></svg>`
}

/** The shapes once for the whole page: no two severities differ in colour alone. */
export const SHAPES: Markup = verbatim(
  `<svg width="0" height="0" hidden aria-hidden="true">
<symbol id="shape-critical" viewBox="0 0 12 12"><path d="M6 0 12 6 6 12 0 6z"/></symbol>
<symbol id="shape-high" viewBox="0 0 12 12"><path d="M6 .8 12 11.2H0z"/></symbol>
<symbol id="shape-medium" viewBox="0 0 12 12"><circle cx="6" cy="6" r="5"/></symbol>
<symbol id="shape-low" viewBox="0 0 12 12"><path d="M1.2 1.2h9.6v9.6H1.2z"/></symbol>
<symbol id="shape-informational" viewBox="0 0 12 12"><path fill-rule="evenodd" d="M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8zm0 1.8a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z"/></symbol>
</svg>`,
)

/** The wall: a ring with gaps. */
export const MARK: Markup = verbatim(
  '<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8.5" pathLength="100"/></svg>',
)

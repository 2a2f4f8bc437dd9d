/** What a page of controls adds to the style: tables that hold sentences, and signs of statuses. */
export const COMPLIANCE_STYLE = `
main > .outcome { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: var(--space-5); }
.words { display: grid; gap: var(--space-3); align-content: start; }
.words p:first-child { font-weight: 600; }
.counts, .controls { width: 100%; border-collapse: collapse; font-size: var(--text-s); }
.counts th, .counts td, .controls th, .controls td { padding: var(--space-2) var(--space-3) var(--space-2) 0; text-align: left; vertical-align: top; font-weight: 400; }
.counts thead th, .controls thead th { color: var(--ink-3); }
.counts .number { text-align: right; font-weight: 600; }
.counts tbody th { white-space: nowrap; }
.controls { table-layout: fixed; min-width: 820px; }
.controls tbody tr { border-top: 1px solid var(--line); }
.controls tbody tr:target { background: var(--raised); }
.controls thead th:nth-child(1) { width: 26%; } .controls thead th:nth-child(2) { width: 12%; } .controls thead th:nth-child(3) { width: 36%; }
.controls th code { font-weight: 600; }
.controls small, .words small { color: var(--ink-3); font-size: var(--text-xs); }
.controls li { display: flex; gap: var(--space-2); padding: 2px 0; }
.controls li .icon { margin-top: 4px; }
.controls li code { color: var(--ink-3); }
.controls li div { min-width: 0; }
.controls li li { display: block; padding: 0; }
.controls .none { color: var(--ink-3); }
.obstacle { color: var(--ink-2); }
.sign { display: inline-block; width: 1.4em; font-family: var(--mono); }
.sign.failed { color: var(--critical); } .sign.met { color: var(--good); } .sign.partly { color: var(--accent); } .sign.not_evaluated { color: var(--medium); } .sign.not_decided { color: var(--ink-3); }
footer p + p { margin-top: var(--space-2); }
@media screen and (max-width: 760px) { main > .outcome { grid-template-columns: minmax(0, 1fr); } }
@media print {
  .controls { min-width: 0; font-size: 8pt; }
  .controls li li, .controls th { break-inside: avoid; }
  .controls code, .controls small { font-size: 7pt; line-height: 1.35; }
  .controls thead { display: table-header-group; }
  .scroll { overflow: visible; break-inside: auto; }
  h2 { break-after: avoid; }
}
`

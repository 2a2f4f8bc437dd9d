/** The page's one style: the console's colours, light and dark, and no font but the system's. Severity is a shape first. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --font: Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
  --mono: "JetBrains Mono", ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  --text-xs: 12px; --text-s: 13px; --text-m: 14px; --text-l: 15px; --text-xl: 20px; --text-2xl: 34px;
  --space-1: 4px; --space-2: 8px; --space-3: 12px; --space-4: 16px; --space-5: 24px; --space-6: 32px;
  --radius: 8px; --radius-s: 5px;
  --ground: oklch(97.6% .004 255); --surface: oklch(100% 0 0); --raised: oklch(96% .006 255); --line: oklch(90% .008 255);
  --ink: oklch(24% .02 255); --ink-2: oklch(40% .02 255); --ink-3: oklch(48% .018 255);
  --accent: oklch(52% .11 205); --blind: oklch(86% .006 255); --good: oklch(47% .12 155);
  --critical: oklch(50% .2 22); --high: oklch(51% .15 45); --medium: oklch(50% .11 80); --low: oklch(48% .14 250); --info: oklch(48% .02 255);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: oklch(16.5% .012 255); --surface: oklch(20% .014 255); --raised: oklch(24% .016 255); --line: oklch(30% .016 255);
    --ink: oklch(95% .006 255); --ink-2: oklch(80% .012 255); --ink-3: oklch(70% .014 255);
    --accent: oklch(78% .12 195); --blind: oklch(38% .01 255); --good: oklch(77% .14 155);
    --critical: oklch(70% .19 20); --high: oklch(72% .17 50); --medium: oklch(82% .14 88); --low: oklch(72% .1 245); --info: oklch(66% .02 255);
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1200px; padding: 0 var(--space-4); background: var(--ground); color: var(--ink); font: 400 var(--text-m)/1.5 var(--font); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, p, ul, dl, dd, figure, pre { margin: 0; padding: 0; font-size: inherit; }
ul { list-style: none; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
code, pre { font: 400 var(--text-s)/1.55 var(--mono); }
i { font-style: normal; }
main, main > section { display: grid; gap: var(--space-3); grid-template-columns: minmax(0, 1fr); }
main { gap: var(--space-5); }
header { padding: var(--space-4) 0 var(--space-5); }
footer { margin: var(--space-6) 0; color: var(--ink-3); font-size: var(--text-s); }
h1 { margin-top: var(--space-4); font-size: var(--text-xl); font-weight: 650; letter-spacing: -.01em; line-height: 1.3; }
h2 { font-size: var(--text-l); font-weight: 620; }
h2 span, h3 span, .brand span { margin-left: var(--space-1); font-weight: 400; color: var(--ink-3); font-size: var(--text-s); }
.brand { display: flex; align-items: center; gap: var(--space-2); font-size: var(--text-l); font-weight: 650; }
.mark { width: 22px; height: 22px; }
.mark circle { fill: none; stroke: var(--accent); stroke-width: 4; stroke-dasharray: 21 4; }
.facts { display: flex; flex-wrap: wrap; gap: 0 var(--space-4); color: var(--ink-2); font-size: var(--text-s); }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); padding: var(--space-4); }
main > .tiles { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr); }
main > .summaries { grid-template-columns: repeat(auto-fit, minmax(min(100%, 340px), 1fr)); }
.tiles h2, .summaries h2 { margin-bottom: var(--space-2); font-size: var(--text-s); color: var(--ink-2); }
.big { font-size: var(--text-2xl); font-weight: 650; letter-spacing: -.02em; line-height: 1.2; }
.big small { font-size: var(--text-l); font-weight: 400; letter-spacing: 0; color: var(--ink-2); }
.note { color: var(--ink-2); font-size: var(--text-s); }
.severities { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)) max-content; gap: var(--space-2); }
.severities a { color: inherit; text-decoration: none; }
.severities a:hover span { text-decoration: underline; }
.severities b { display: block; font-size: var(--text-2xl); font-weight: 650; letter-spacing: -.02em; line-height: 1.2; }
.severities .icon { float: left; margin: 15px var(--space-2) 0 0; }
.severities span { font-size: var(--text-s); color: var(--ink-2); }
.severities .none b, .severities .none span { color: var(--ink-3); font-weight: 400; }
.severities .none .icon { fill: var(--ink-3); }
.icon { flex: none; width: 12px; height: 12px; }
.critical { fill: var(--critical); } .high { fill: var(--high); } .medium { fill: var(--medium); } .low { fill: var(--low); } .informational { fill: var(--info); }
.chart { width: 100%; border-collapse: collapse; font-size: var(--text-s); }
.chart th { width: 38%; padding: 3px var(--space-3) 3px 0; text-align: left; font-weight: 400; color: var(--ink-2); }
.bar { display: block; width: 100%; height: 8px; border-radius: 2px; }
.bar rect { fill: var(--accent); }
.bar .track { fill: var(--raised); }
.number { width: 1%; padding-left: var(--space-3); text-align: right; white-space: nowrap; }
.unseen { position: relative; overflow: hidden; padding-left: calc(var(--space-4) + 6px); }
.unseen::before { content: ""; position: absolute; inset: 0 auto 0 0; width: 6px; background: repeating-linear-gradient(180deg, var(--ink-3) 0 7px, var(--blind) 7px 12px); }
.gaps li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 20rem) 8rem; gap: var(--space-4); padding: var(--space-2) 0; border-top: 1px solid var(--line); }
.gaps code, .gaps i { color: var(--ink-2); font-size: var(--text-s); }
.gaps i { text-align: right; }
summary { cursor: pointer; }
main > .aside { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--space-1) var(--space-4); color: var(--ink-2); font-size: var(--text-s); }
.aside h2 { font-size: var(--text-s); font-weight: 550; }
.kinds { display: flex; flex-wrap: wrap; gap: var(--space-1) var(--space-4); }
.asset { padding: 0; }
h3 { padding: var(--space-3) var(--space-4); font-size: var(--text-m); font-weight: 600; }
.finding { border-top: 1px solid var(--line); }
.finding > summary { display: flex; gap: var(--space-3); padding: 10px var(--space-4); list-style: none; }
.finding > summary::-webkit-details-marker { display: none; }
.finding > summary:hover { background: var(--raised); }
.finding > summary .icon { margin-top: 5px; }
.finding > summary div { flex: 1; min-width: 0; }
.finding > summary i { color: var(--ink-2); font-size: var(--text-s); }
.finding > summary i::after { content: " +"; font-family: var(--mono); color: var(--ink-3); }
.finding[open] > summary i::after { content: " \\2212"; }
h4 { font-size: var(--text-m); font-weight: 560; }
summary code { color: var(--ink-3); }
.finding[open] > summary code { display: none; }
.body { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: var(--space-5); padding: var(--space-1) var(--space-4) var(--space-4) 40px; }
figure + figure { margin-top: var(--space-4); }
figcaption { margin-bottom: var(--space-2); }
figcaption code { margin-right: var(--space-3); color: var(--ink-3); }
pre { overflow-x: auto; overflow-wrap: normal; padding: var(--space-2) 0; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius-s); tab-size: 4; }
pre span, pre mark { display: block; width: max-content; min-width: 100%; padding-right: var(--space-3); color: var(--ink-2); border-left: 3px solid transparent; }
pre mark { background: color-mix(in srgb, var(--critical) 16%, var(--raised)); border-left-color: var(--critical); color: var(--ink); }
pre b { display: inline-block; width: 3.5rem; padding-right: var(--space-3); text-align: right; font-weight: 400; color: var(--ink-3); user-select: none; }
pre mark b { color: var(--ink); }
.fix { margin-top: var(--space-2); font-size: var(--text-s); }
.fix span { margin-right: var(--space-2); font-weight: 600; color: var(--good); }
h5 { margin: var(--space-3) 0 var(--space-1); font-size: var(--text-s); font-weight: 600; color: var(--ink-2); }
.body > div > h5:first-child { margin-top: 0; }
.body > div:last-child { font-size: var(--text-s); }
.prose { white-space: pre-line; }
dl { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: var(--space-1) var(--space-2); }
dt { color: var(--ink-3); }
.body li code { color: var(--ink-3); }
.scroll { overflow-x: auto; padding: var(--space-1) var(--space-4); }
.rules { width: 100%; border-collapse: collapse; font-size: var(--text-s); }
.rules th, .rules td { padding-top: var(--space-2); padding-bottom: var(--space-2); vertical-align: top; }
.rules tr + tr, .rules tbody { border-top: 1px solid var(--line); }
.rules th { text-align: left; font-weight: 500; }
.rules thead th { color: var(--ink-3); font-weight: 400; }
.rules th.number { text-align: right; }
.rules .number { padding-left: var(--space-5); }
.rules code { color: var(--ink-3); }
.severity { width: 1%; padding-left: var(--space-4); white-space: nowrap; }
.severity .icon { margin-right: var(--space-2); vertical-align: -1px; }
@media screen and (max-width: 760px) {
  main > .tiles, .body { grid-template-columns: minmax(0, 1fr); }
  .body { padding-left: var(--space-4); }
  .severities { grid-template-columns: repeat(5, max-content); justify-content: space-between; gap: var(--space-1); }
  .severities b { font-size: var(--text-xl); }
  .severities .icon { float: none; margin: 0; }
  .severities span { font-size: var(--text-xs); }
  .gaps li { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .gaps i { text-align: left; }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --raised: #f5f6f8; --line: #ccd0d6; --ink: #14181f; --ink-2: #333a45; --ink-3: #4a5260; --accent: #00626e; --critical: #b3122c; --high: #9c3d00; --medium: #7a5600; --low: #1f4fa3; --info: #4a5260; --good: #0a6b3a; --surface: #fff; }
  body { max-width: none; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .severities b, .big { font-size: var(--text-xl); }
  .severities .icon { margin-top: 7px; }
  .severities span { font-size: 10px; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .finding > summary i::after { content: "" !important; }
  .card, .finding, figure { break-inside: avoid-page; }
  .asset { break-inside: auto; }
  h3, summary { break-after: avoid; }
  pre { white-space: pre-wrap; }
  pre span, pre mark { width: auto; }
}
`

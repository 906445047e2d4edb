/** The report's style sheet: light and dark after the reader's setting, phones to wide screens. */
export const style = `
:root { color-scheme: light dark; --page: light-dark(#fbfaf8, #14161a); --card: light-dark(#fff, #1b1e24);
  --line: light-dark(#e2dfd8, #30353e); --ink: light-dark(#1c1b19, #eceef2); --soft: light-dark(#5f5b53, #a5adba);
  --functions: light-dark(#b04a06, #f2994a); --containers: light-dark(#1a5fc8, #74aeff);
  --network: light-dark(#8a857b, #8d95a3); --front: light-dark(#c9a227, #e2c04f); --start: light-dark(#b3192b, #ff8f92);
  --app: light-dark(#2a7f62, #58c29c); --database: light-dark(#6b4fa0, #b79cf0);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  background: var(--page); color: var(--ink); -webkit-text-size-adjust: 100%; }
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0 auto; max-width: 54rem; padding: 0 clamp(.75rem, 4vw, 2rem) 4rem; }
h1 { font-size: 1rem; font-weight: 600; color: var(--soft); margin: 0 0 .35rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: .5rem 0; max-width: 68ch; } ul { margin: .5rem 0; padding-left: 1.2rem; max-width: 68ch; } li { margin: .35rem 0; }
.emulated { position: sticky; top: 0; z-index: 1; margin: 0 0 1rem; padding: .45rem .9rem; max-width: none;
  border-radius: 0 0 .75rem .75rem; background: var(--functions); color: var(--page); }
@media (max-width: 640px) { .emulated span { display: none; } .figures { font-size: .78rem; } .figures :is(th, td) { padding-right: .5rem; } }
@media (max-width: 420px) { .figures { font-size: .69rem; } .figures :is(th, td) { padding-right: .22rem; } }
.figures td { white-space: nowrap; } .verdict:first-child { margin-top: 1rem; } .verdict h2 { margin-top: 1rem; }
.emulated strong { font-size: 1.15rem; letter-spacing: .04em; }
section { scroll-margin-top: 3.5rem; }
nav { margin: 0 0 1.25rem; } nav ol { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .9rem; }
nav a { color: inherit; }
.headline { font-size: clamp(1.35rem, 4vw, 2rem); font-weight: 700; line-height: 1.2; margin: 0 0 .75rem; }
section, .verdict { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: clamp(.75rem, 3vw, 1.5rem); margin: 0 0 1.25rem; }
.facts { color: var(--soft); font-size: .9rem; }
.chart svg { display: block; max-width: 100%; height: auto; margin: .5rem 0; overflow: visible; }
.chart.narrow { display: none; }
@media (max-width: 640px) { .chart.wide { display: none; } .chart.narrow { display: block; } }
.legend { font-size: .85rem; color: var(--soft); margin: .75rem 0 0; display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; }
.legend span { display: inline-flex; gap: .5rem; align-items: center; white-space: nowrap; }
.legend i { width: 1.75rem; border-top: 3px solid; }
.legend .functions { border-color: var(--functions); } .legend .containers { border-color: var(--containers); border-top-style: dashed; }
.legend .swatch { width: .9rem; height: .9rem; border: 0; border-radius: 2px; }
text { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
.middle { text-anchor: middle; } .end { text-anchor: end; } .axis, .note { fill: var(--ink); }
.grid { stroke: var(--line); stroke-width: 1; }
.functions { --colour: var(--functions); } .containers { --colour: var(--containers); }
.line { fill: none; stroke: var(--colour); stroke-width: 2; stroke-linejoin: round; } .line.containers { stroke-dasharray: 6 3; } .line.managed { --colour: light-dark(#57606a, #9aa4b2); stroke-width: 1.25; }
.band { fill: var(--colour); opacity: .16; } .dot { fill: var(--colour); } .whisker { stroke: var(--colour); opacity: .3; }
.dot.warm { fill: var(--card); stroke: var(--colour); stroke-width: 1.5; } .dot.cold { fill: var(--colour); }
.dot.error { fill: var(--soft); } .ring { fill: none; stroke: var(--colour); stroke-width: 2; }
.mark { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 3 3; } .interval { fill: var(--ink); opacity: .1; }
.bar { fill: var(--soft); opacity: .4; } .bar.measured { fill: var(--app); opacity: 1; }
.part.network { fill: var(--network); background: var(--network); } .part.front { fill: var(--front); background: var(--front); }
.part.startUp { fill: var(--start); background: var(--start); } .part.app { fill: var(--app); background: var(--app); }
.part.database { fill: var(--database); background: var(--database); }
details { margin: .75rem 0 0; } summary { cursor: pointer; color: var(--soft); font-size: .9rem; padding: .25rem 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.words { width: 100%; table-layout: fixed; } .words th, .words td { overflow-wrap: anywhere; }
th { font-weight: 600; } thead th { color: var(--soft); white-space: nowrap; }
`;

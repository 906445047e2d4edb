import type { Report } from "../record/schema";
import { escaped } from "./charts/svg";
import type { Findings } from "./findings";
import { contents, list, section } from "./markup";
import { nameOf } from "./names";
import { methodSection, paritySection } from "./sections/closing";
import { costSection, tornadoSection } from "./sections/cost";
import { overTimeSection, percentileSections } from "./sections/latency";
import { saturationSection, stepSection } from "./sections/load";
import { coldSection, partsSection } from "./sections/start";
import { findingTable, partsFigure } from "./sections/summary";
import { style } from "./style";
import { verdictSentences } from "./verdict-words";

/**
 * `compare.html`: one file that needs no network, no script and no other file. The finding first, with
 * its table and where the time goes; the label of an emulated run stays in view all the way down.
 *
 * @param now to tell the prices' age
 */
export function htmlReport(report: Report, findings: Findings, now: Date): string {
  const { headline, kind } = findings.verdict;
  const { labels } = report;
  const title = `${nameOf(labels.functions).Name} or ${labels.containers}`;
  const sections = [
    ...percentileSections(report, findings),
    ...overTimeSection(report, findings),
    ...coldSection(report, findings),
    ...partsSection(report),
    ...stepSection(report, findings),
    ...saturationSection(report, findings),
    ...costSection(report, findings, now),
    ...tornadoSection(findings),
    ...(report.parity.length > 0 ? [paritySection(report)] : []),
    methodSection(report, findings),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(`${title}: ${headline}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
${kind === "measured" ? "" : `<p class="emulated"><strong>${kind === "rehearsal" ? "REHEARSAL, EMULATED" : "EMULATED"}</strong> <span>on one machine or a private network: shapes, not AWS’s speeds</span></p>`}
<div class="verdict">
<h1>${escaped(title)}, measured</h1>
<p class="headline">${escaped(headline)}</p>
${findingTable(report, findings)}
${partsFigure(report)}
</div>
<div class="verdict">
<h2>What may be said</h2>
${list(verdictSentences(report, findings))}
<p class="facts">${escaped(factsOf(report))}</p>
</div>
${contents(sections)}
${sections.map(section).join("\n")}
</main>
</body>
</html>
`;
}

function factsOf({ at, seconds, profile, seed, runs }: Report): string {
  const when = at.slice(0, 16).replace("T", " ");
  const many = runs === 1 ? "one run" : `${runs} runs merged`;
  return `${when} UTC, ${many}, ${Math.round(seconds / 60)} min, profile ${profile}, seed ${seed}.`;
}

import "./set-immediate";
import { parseReport, type Report } from "../../../../compare/report/schema";
import type { RanSegment } from "../../../../compare/report/steady";
import { el } from "../../el";
import { keepMeasurement } from "../../measurement";
import { statusBox } from "../../status";
import type { Surroundings, View } from "../../view";
import { browserClient } from "./browser-client";
import { checkTargets } from "./check";
import { type Dot, dotsOf } from "./dot";
import { compareForm } from "./form";
import { measure, secondsOf } from "./measure";
import { reportOf } from "./report";
import { results } from "./results";
import { segmentDots } from "./summary";
import { verdictBox } from "./verdict-box";
import { paramsOf, type Wanted, wantedBy } from "./wanted";

/** A short comparison from the browser, or a look at a long one from a file. */
export const compare: View = { name: "compare", title: "Compare", show };

function show({ backends, params, keep }: Surroundings): HTMLElement {
  let stopping = new AbortController();
  const status = statusBox();
  const verdict = verdictBox();
  const progress = el("progress", { max: 1, value: 0, hidden: true, "aria-label": "Progress" });
  const charts = results();

  const start = async (wanted: Wanted) => {
    stopping = new AbortController();
    keep(paramsOf(wanted, backends));
    status.clear();
    verdict.clear();
    form.running(true);
    try {
      await run(wanted, stopping.signal);
    } catch (problem) {
      status.complain(problem);
    } finally {
      form.running(false);
      progress.hidden = true;
    }
  };
  const run = async (wanted: Wanted, signal: AbortSignal) => {
    status.say("Asking both addresses …");
    const targets = { functions: wanted.functions, containers: wanted.containers };
    const ids = await checkTargets(targets);
    const settings = { seed: Date.now() % 1_000_000, rate: wanted.rate, blocks: wanted.blocks };
    const at = new Date();
    const segments: RanSegment[] = [];
    const dots: Dot[] = [];
    const seconds = secondsOf(settings);
    const look = () => {
      const report = reportOf({ at, targets, settings, segments });
      charts.show({ report, rate: settings.rate, dots, seconds, dotIs: "A dot is a request." });
      return report;
    };
    progress.hidden = false;
    status.say(
      `Warming both up, then ${settings.blocks} short stretches on each, in random order.`,
    );
    const leaving = new AbortController();
    await measure({
      clients: {
        functions: browserClient(targets.functions),
        containers: browserClient(targets.containers),
      },
      ids,
      settings,
      signal: AbortSignal.any([signal, leaving.signal]),
      onSegment: (segment, phase) => {
        if (!element.isConnected) leaving.abort();
        dots.push(...dotsOf(segment));
        if (phase === "steady") segments.push(segment);
        progress.value = (segment.atSeconds + 1) / seconds;
        look();
      },
    });
    if (!element.isConnected) return;
    status.say(signal.aborted ? "Stopped." : "Done.");
    conclude(look());
  };
  const conclude = (report: Report) => {
    if (report.lag.steady?.void || report.steady.groups.length === 0) return;
    keepMeasurement(report);
    verdict.show(report);
  };
  const open = async (file: File) => {
    status.clear();
    verdict.clear();
    try {
      const report = parseReport(await file.text());
      showReport(report);
      status.say(`${file.name} is open.`);
    } catch (problem) {
      status.complain(problem);
    }
  };
  const showReport = (report: Report) => {
    const rate = report.plan.rates[report.plan.rates.length - 1] ?? 0;
    const dots = segmentDots(report, rate);
    const seconds = Math.max(1, ...dots.map(({ at }) => at)) * 1.02;
    const dotIs = "A dot is the median of a short stretch.";
    charts.show({ report, rate, dots, seconds, dotIs });
    conclude(report);
  };

  const form = compareForm(wantedBy(params, backends), {
    onStart: start,
    onStop: () => stopping.abort(),
    onFile: open,
  });
  const element = el(
    "div",
    { class: "compare-view" },
    el("h2", {}, "Compare both backends"),
    form.element,
    status.element,
    progress,
    verdict.element,
    charts.element,
    method(),
  );
  return element;
}

function method(): HTMLElement {
  return el(
    "details",
    { class: "more" },
    el("summary", {}, "How it is measured"),
    el(
      "p",
      {},
      "Requests start when a random schedule says, as many independent users make them, not when the last answer came; latency counts from that intended start, so a stall is felt by all who come meanwhile. Short stretches on both backends follow each other in random order, so that a drift of machine or network meets both alike. It only reads: one list to three posts. An instance's first request that waited for its start counts as a cold start, apart from the warm ones. A browser opens six connections at most to an address without HTTP/2: what waits for one of them is counted too.",
    ),
    el(
      "p",
      {},
      "“npm run compare” measures more: an A/A check, bursts, a step, saturation, writes. It writes compare.json, which opens here.",
    ),
  );
}

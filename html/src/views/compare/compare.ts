import "./set-immediate";
import { trafficOf } from "../../../../compare/load/scenario";
import type { RanSegment } from "../../../../compare/phases/steady";
import { parseReport, type Report } from "../../../../compare/record/schema";
import { seeded } from "../../../../compare/stats/random";
import { el } from "../../el";
import { keepMeasurement } from "../../measurement";
import { statusBox } from "../../status";
import type { Surroundings, View } from "../../view";
import { browserClient } from "./browser-client";
import { checkTargets } from "./check";
import { compareForm } from "./form";
import { measure, secondsOf } from "./measure";
import { method } from "./method";
import { rateChoice } from "./rate-choice";
import { readsOf } from "./reads";
import { reportOf } from "./report";
import { type Dot, dotsOf } from "./requests-chart";
import { results } from "./results";
import { shownAt, shownLive } from "./shown";
import { verdictBox } from "./verdict-box";
import { paramsOf, type Wanted, wantedBy } from "./wanted";

/** A short comparison from the browser, or a look at a long one from a file. */
export const compare: View = { name: "compare", title: "Compare", show };

function show({ backends, app, params, keep }: Surroundings): HTMLElement {
  let stopping = new AbortController();
  const status = statusBox();
  const verdict = verdictBox();
  const progress = el("progress", { max: 1, value: 0, hidden: true, "aria-label": "Progress" });
  const charts = results();
  const rates = el("div", { class: "rates" });

  const start = async (wanted: Wanted) => {
    stopping = new AbortController();
    keep(paramsOf(wanted, backends));
    status.clear();
    verdict.clear();
    rates.replaceChildren();
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
    const settings = { seed: Date.now() % 1_000_000, rate: wanted.rate, blocks: wanted.blocks };
    const clients = {
      functions: browserClient(targets.functions),
      containers: browserClient(targets.containers),
    };
    const workload = readsOf(app.requests);
    const traffic = trafficOf(workload, {
      random: seeded(settings.seed),
      variables: {},
      run: "page",
    });
    await checkTargets(clients, traffic);
    const at = new Date();
    const segments: RanSegment[] = [];
    const dots: Dot[] = [];
    const seconds = secondsOf(settings);
    const look = () => {
      const report = reportOf({
        at,
        targets,
        settings,
        workload,
        replaced: traffic.replaced(),
        segments,
      });
      charts.show(shownLive(report, settings.rate, dots, seconds));
      return report;
    };
    progress.hidden = false;
    status.say(
      `Warming both up, then ${settings.blocks} short stretches on each, in random order.`,
    );
    const leaving = new AbortController();
    await measure({
      clients,
      traffic,
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
    verdict.clear();
    if (!report.steady || report.steady.groups.length === 0) return;
    if (report.void.length > 0) status.complain(new Error(report.void.join(" ")));
    keepMeasurement(report);
    verdict.show(report);
  };
  const open = async (file: File) => {
    status.clear();
    try {
      showReport(parseReport(await file.text()));
      status.say(`${file.name} is open.`);
    } catch (problem) {
      const why = problem instanceof Error ? problem.message : String(problem);
      status.complain(new Error(`${file.name} cannot be opened: ${why}`));
    }
  };
  const showReport = (report: Report) => {
    const at = (rate: number) => charts.show(shownAt(report, rate));
    const all = report.steady?.plan.rates ?? [];
    rates.replaceChildren(...rateChoice(all, at));
    at(all[all.length - 1] ?? 0);
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
    rates,
    charts.element,
    method(),
  );
  return element;
}

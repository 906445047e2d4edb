import { parseReport, type Report } from "../../../../compare/record/schema";
import { el } from "../../el";
import { keepMeasurement, lastMeasurement } from "../../measurement";
import { statusBox } from "../../status";
import type { Surroundings, View } from "../../view";
import { example } from "./example";
import { compareForm } from "./form";
import { method } from "./method";
import { rateChoice } from "./rate-choice";
import { readsOf } from "./reads";
import { results } from "./results";
import {
  currentRun,
  forgetRun,
  isRunning,
  type Run,
  sayWarmUp,
  startRun,
  stopRun,
  watchRun,
} from "./session";
import { shownAt, shownLive } from "./shown";
import { EXAMPLE, verdictBox } from "./verdict-box";
import { paramsOf, type Wanted, wantedBy } from "./wanted";

/** A short comparison from the browser, or a look at a long one from a file. */
export const compare: View = { name: "compare", title: "Compare", show };

function show({ backends, app, params, keep }: Surroundings): HTMLElement {
  const status = statusBox();
  const verdict = verdictBox();
  const progress = el("progress", { max: 1, value: 0, hidden: true, "aria-label": "Progress" });
  const charts = results();
  const rates = el("div", { class: "rates" });
  // Comes when all that stands above it has: nothing may jump.
  const how = method();
  how.hidden = true;

  const start = (wanted: Wanted) => {
    keep(paramsOf(wanted, backends));
    status.clear();
    verdict.clear();
    rates.replaceChildren();
    void startRun(wanted, readsOf(app.requests));
  };
  const conclude = (report: Report, more: readonly string[] = [], name?: string) => {
    verdict.clear();
    if (!report.steady || report.steady.groups.length === 0) return;
    if (report.void.length > 0) status.complain(new Error(report.void.join(" ")));
    verdict.show(report, more, name);
  };
  /** A report alone, without the single requests that a run draws. */
  const showReport = (report: Report, name?: string) => {
    const at = (rate: number) => {
      charts.show(shownAt(report, rate));
      how.hidden = false;
    };
    const all = report.steady?.plan.rates ?? [];
    rates.replaceChildren(...rateChoice(all, at));
    conclude(report, [], name);
    // Intervals take a while: in a task of their own, unless a run has begun meanwhile.
    setTimeout(() => currentRun() || at(all[all.length - 1] ?? 0));
  };
  const showRun = (run: Run) => {
    const { report, wanted, dots, seconds, problem } = run;
    const running = isRunning();
    how.hidden = false;
    form.running(running);
    progress.hidden = !running;
    progress.value = run.at / seconds;
    if (report) charts.show(shownLive(report, wanted.rate, dots, seconds));
    if (problem !== undefined) return status.complain(problem);
    status.say(sayState(run));
    if (!running && report) conclude(report, [sayWarmUp(run)].filter(Boolean));
  };
  const open = async (file: File) => {
    status.clear();
    try {
      const report = parseReport(await file.text());
      forgetRun();
      keepMeasurement(report);
      showReport(report);
      status.say(`${file.name} is open.`);
    } catch (problem) {
      const why = problem instanceof Error ? problem.message : String(problem);
      status.complain(new Error(`${file.name} cannot be opened: ${why}`));
    }
  };
  /** Before the first run there is something to see: the last one that is kept, or an example. */
  const showKept = async () => {
    const kept = lastMeasurement();
    if (kept) return showReport(kept, "Your last comparison");
    const shown = await example();
    // To read it took a while.
    await new Promise((resolve) => setTimeout(resolve));
    if (!shown) how.hidden = false;
    else if (!currentRun() && element.isConnected) showReport(shown, EXAMPLE);
  };

  const form = compareForm(wantedBy(params, backends), {
    onStart: start,
    onStop: stopRun,
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
    how,
  );
  watchRun(() => {
    const run = currentRun();
    if (run && element.isConnected) showRun(run);
  });
  const run = currentRun();
  if (run) showRun(run);
  else void showKept();
  return element;
}

function sayState({ state, block, wanted }: Run): string {
  if (state === "asking") return "Asking both addresses …";
  if (state === "done") return "Done.";
  if (state === "stopped") return "Stopped.";
  return block === 0 ? "Warming both up …" : `Block ${block} of ${wanted.blocks}`;
}

import { parseReport, type Report } from "../../../../compare/record/schema";
import { el } from "../../el";
import { keepMeasurement, lastMeasurement } from "../../measurement";
import { nextTask } from "../../next-task";
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
import { decidedOn, type Words, wordsOn } from "./words";

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
  /** The report that was asked for last. */
  let wantedReport: Report | undefined;

  const start = (wanted: Wanted) => {
    keep(paramsOf(wanted, backends));
    status.clear();
    verdict.clear();
    rates.replaceChildren();
    void startRun(wanted, readsOf(app.requests));
  };
  const conclude = (report: Report, words: Words | undefined, name?: string) => {
    verdict.clear();
    if (!words) return;
    if (report.void.length > 0) status.complain(new Error(report.void.join(" ")));
    verdict.show(report, words, name);
  };
  /** A report alone, without the single requests that a run draws: long work in tasks of its own. */
  const showReport = async (report: Report, name?: string) => {
    wantedReport = report;
    const goesOn = async () => {
      await nextTask();
      return wantedReport === report && !currentRun() && element.isConnected;
    };
    if (!(await goesOn())) return;
    const decided = hasAnswers(report) ? decidedOn(report) : undefined;
    if (!(await goesOn())) return;
    const at = (rate: number) => {
      charts.show(shownAt(report, rate));
      how.hidden = false;
    };
    const all = report.steady?.plan.rates ?? [];
    rates.replaceChildren(...rateChoice(all, at));
    conclude(report, decided && wordsOn(report, decided), name);
    if (await goesOn()) at(all[all.length - 1] ?? 0);
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
    if (running || !report) return;
    const words = hasAnswers(report) ? wordsOn(report) : undefined;
    conclude(report, words && { ...words, sentences: [...words.sentences, ...sayWarmUp(run)] });
  };
  const open = async (file: File) => {
    status.clear();
    try {
      const report = parseReport(await file.text());
      forgetRun();
      keepMeasurement(report);
      await showReport(report);
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
    const one = await example();
    if (one) await showReport(one, EXAMPLE);
    else how.hidden = false;
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

const hasAnswers = ({ steady }: Report): boolean => (steady?.groups.length ?? 0) > 0;

function sayState({ state, block, wanted }: Run): string {
  if (state === "asking") return "Asking both addresses …";
  if (state === "done") return "Done.";
  if (state === "stopped") return "Stopped.";
  return block === 0 ? "Warming both up …" : `Block ${block} of ${wanted.blocks}`;
}

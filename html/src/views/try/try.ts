import { savedFrom } from "../../../../compare/load/saved";
import type { Backend } from "../../backends";
import { el } from "../../el";
import { crowd } from "../../race/crowd";
import { race } from "../../race/race";
import { keepScore, scoreBoard } from "../../race/score";
import { statusBox } from "../../status";
import { sourceFor } from "../../system/sources";
import { systemMap } from "../../system/system";
import type { Surroundings, View } from "../../view";
import { differenceOf } from "./answer-difference";
import { answers } from "./answers";
import { BURST, burst } from "./burst";
import { checkPanel } from "./check-panel";
import { choicesOf, firstOf } from "./choices";
import { requestForm } from "./form";
import { type Past, pastRequests, timesOf } from "./history";
import { isAnswered, lapOf, type Result } from "./result";
import { sendTo } from "./send";
import { sideList } from "./side-list";
import { paramsOf, type Typed, typedFrom, typedOf, writes } from "./typed";
import { parseHeaders } from "./typed-headers";
import { knownValues } from "./values";
import { sayOutcome } from "./words";

/** Any request, sent to both backends at once: who is first, and whether they answer alike. */
export const tryOut: View = { name: "try", title: "Try", show };

// They outlive a look at another view.
const past = pastRequests();
const values = knownValues();

function show({ backends, app, params, keep }: Surroundings): HTMLElement {
  const requests = choicesOf(app.requests);
  const source = sourceFor(app);
  const status = statusBox();
  const course = race(backends.all);
  const system = systemMap(backends.all, source, status.complain);
  const outcome = el("div", { class: "outcomes" });
  const offered = sideList(app.name === "" ? "Requests" : `Requests of ${app.name}`);
  const sent = sideList("Sent");
  const track = el("div", { class: "course" }, status.element, course.element, scoreBoard());
  /** On a phone the race is below the form: who sends wants to see it. */
  const toTrack = () => {
    if (matchMedia("(max-width: 60rem)").matches) track.scrollIntoView({ block: "nearest" });
  };
  const crowded = el("button", { type: "button", click: () => many() }, `Send ${BURST} at once`);
  const form = requestForm({
    backends: backends.all,
    requests,
    values,
    beside: crowded,
    onChange: (typed) => {
      keep(paramsOf(typed));
      settle(typed);
    },
    onSend: (typed, targets, each) => void send(typed, targets, each),
  });
  // Ten writes are nobody's wish.
  const settle = ({ method }: Typed) => {
    crowded.disabled = writes(method);
  };
  const choose = (typed: Typed) => {
    form.show(typed);
    keep(paramsOf(typed));
    settle(typed);
  };
  const reveal = ({ results }: Past) => {
    const answered = results.filter(isAnswered);
    const unlike = results.some(({ did }) => did !== undefined);
    const [left, right] = answered.map(({ outcome, unique }) => ({ answer: outcome, unique }));
    const difference = left && right && !unlike ? differenceOf(left, right) : undefined;
    course.show(results.map(lapOf));
    const shown = unlike
      ? answered.map((one) => answers([one], undefined))
      : [answers(results, difference)];
    outcome.replaceChildren(...shown);
    status.say(sayOutcome(results, difference));
  };
  const list = () =>
    sent.show(
      past.all.map((each) => ({
        method: each.typed.method,
        path: each.typed.path,
        note: timesOf(each),
        onChoice: () => {
          choose(each.typed);
          status.clear();
          reveal(each);
        },
      })),
    );
  /** What answers told for placeholders, kept for the next request. */
  const learn = (typed: Typed, results: readonly Result[]) => {
    const saves = requests.flatMap((one) =>
      isOf(one, typed) ? Object.entries(one.save ?? {}) : [],
    );
    for (const { outcome, path, unique, did } of results.filter(isAnswered)) {
      if (outcome.status >= 400 || (did !== undefined && did !== "wrote")) continue;
      for (const [pool, from] of saves) {
        values.keep(pool, from === "unique" ? unique : savedFrom(outcome, from, path));
      }
    }
    form.refresh();
  };
  const isSendable = (typed: Typed) => {
    status.clear();
    const problems = parseHeaders(typed.headers).problems.join(" ");
    if (problems !== "") status.complain(problems);
    return problems === "";
  };
  const nameOf = (typed: Typed) =>
    requests.find((one) => isOf(one, typed))?.name ?? `${typed.method} ${typed.path}`;

  // Only what was sent last is shown: an older answer may come later.
  let latest = 0;
  const send = async (typed: Typed, targets: readonly Backend[], each: boolean) => {
    if (!isSendable(typed)) return;
    keep(paramsOf(typed));
    latest += 1;
    const mine = latest;
    const onArrival = course.start(targets);
    toTrack();
    system.going(targets);
    status.say(`Sent to ${targets.map(({ title }) => title.toLowerCase()).join(" and ")} …`);
    const results = await sendTo({ typed, targets, each, values: values.current, onArrival });
    const laps = results.map(lapOf);
    for (const lap of laps)
      source.note(lap.did === undefined || lap.did === "wrote" ? nameOf(typed) : "read", lap);
    past.add({ typed, results });
    learn(typed, results);
    list();
    keepScore(laps);
    if (mine !== latest) return;
    system.arrived(laps);
    reveal({ typed, results });
  };
  const many = async () => {
    const typed = form.typed();
    if (!form.isWhole() || !isSendable(typed)) return;
    latest += 1;
    const mine = latest;
    const targets = backends.all;
    const crowds = crowd(targets, BURST);
    course.put(crowds.elements);
    toTrack();
    outcome.replaceChildren();
    system.going(targets);
    status.say(`${BURST} at once to ${targets.length > 1 ? "each" : "it"} …`);
    await burst({
      typed,
      targets,
      values: values.current,
      onArrival: (lap, index, sinceMs) => {
        if (!source.live) source.note(nameOf(typed), lap);
        crowds.arrived(lap, index, sinceMs);
      },
    });
    if (mine !== latest) return;
    system.going([]);
    status.say(crowds.say());
  };

  offered.show(
    requests.map((request) => ({
      method: request.method ?? "GET",
      path: request.path,
      note: request.name,
      onChoice: () => choose(typedOf(request)),
    })),
  );
  list();
  const first = typedFrom(params) ?? typedOf(firstOf(requests));
  form.show(first);
  settle(first);
  if (backends.all.length > 1) status.say("Press Send: both get this request at the same moment.");
  return el(
    "div",
    { class: "try-view" },
    el("h2", {}, "Send a request to both. Which answers first?"),
    backends.note === undefined ? undefined : el("p", { class: "note" }, backends.note),
    offered.element,
    form.element,
    el("div", { class: "stage" }, track, system.element),
    sent.element,
    outcome,
    checkPanel(app),
  );
}

const isOf = (
  { method = "GET", path }: { method?: string | undefined; path: string },
  typed: Typed,
) => method === typed.method && path === typed.path;

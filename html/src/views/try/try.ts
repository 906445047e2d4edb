import { savedFrom } from "../../../../compare/load/saved";
import type { Backend } from "../../backends";
import { el } from "../../el";
import { statusBox } from "../../status";
import type { Surroundings, View } from "../../view";
import { differenceOf } from "./answer-difference";
import { answers } from "./answers";
import { choicesOf, firstOf } from "./choices";
import { exchange } from "./exchange";
import { requestForm } from "./form";
import { type Past, pastRequests, timesOf } from "./history";
import { fill } from "./placeholders";
import { race } from "./race";
import { isAnswered, type Result } from "./result";
import { sideList } from "./side-list";
import { paramsOf, type Typed, typedFrom, typedOf } from "./typed";
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
  const status = statusBox();
  const course = race();
  const outcome = el("div", { class: "outcomes" });
  const offered = sideList(app.name === "" ? "Requests" : `Requests of ${app.name}`);
  const sent = sideList("Sent");
  const form = requestForm({
    backends: backends.all,
    requests,
    values,
    onChange: (typed) => keep(paramsOf(typed)),
    onSend: (typed, targets) => void send(typed, targets),
  });
  const choose = (typed: Typed) => {
    form.show(typed);
    keep(paramsOf(typed));
  };
  const reveal = ({ results }: Past) => {
    const [left, right] = results
      .filter(isAnswered)
      .map(({ outcome, unique }) => ({ answer: outcome, unique }));
    const difference = left && right && differenceOf(left, right);
    course.show(results);
    outcome.replaceChildren(answers(results, difference));
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

  // Only what was sent last is shown: an older answer may come later.
  let latest = 0;
  const send = async (typed: Typed, targets: readonly Backend[]) => {
    status.clear();
    const problems = parseHeaders(typed.headers).problems.join(" ");
    if (problems !== "") return status.complain(problems);
    keep(paramsOf(typed));
    latest += 1;
    const mine = latest;
    const arrived = course.start(targets);
    outcome.replaceChildren();
    status.say(`Sent to ${targets.map(({ title }) => title.toLowerCase()).join(" and ")} …`);
    const results = await Promise.all(
      targets.map(async (backend): Promise<Result> => {
        const unique = newUnique();
        const request = fill(typed, values.current, unique);
        const outcome = await exchange(backend, request);
        arrived(backend, outcome.ms);
        return { backend, unique, path: request.path, outcome };
      }),
    );
    past.add({ typed, results });
    const saves = requests.flatMap((one) =>
      isOf(one, typed) ? Object.entries(one.save ?? {}) : [],
    );
    for (const { outcome, path, unique } of results.filter(isAnswered)) {
      if (outcome.status >= 400) continue;
      for (const [pool, source] of saves) {
        values.keep(pool, source === "unique" ? unique : savedFrom(outcome, source, path));
      }
    }
    list();
    form.refresh();
    if (mine === latest) reveal({ typed, results });
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
  form.show(typedFrom(params) ?? typedOf(firstOf(requests)));
  return el(
    "div",
    { class: "try-view" },
    offered.element,
    el(
      "div",
      { class: "try-main" },
      el("h2", {}, "Try both at once"),
      backends.note === undefined ? undefined : el("p", { class: "note" }, backends.note),
      form.element,
      status.element,
      course.element,
      outcome,
    ),
    sent.element,
  );
}

/** Not `randomUUID`, which a page has over HTTPS alone. */
function newUnique(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `try-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

const isOf = (
  { method = "GET", path }: { method?: string | undefined; path: string },
  typed: Typed,
) => method === typed.method && path === typed.path;

import { groupsOf, type Kind } from "../../../../check/report/groups";
import type { App } from "../../app";
import { el } from "../../el";
import { statusBox } from "../../status";
import { type Checked, checkedFrom, doorWords, type Finding } from "./checked";

// It outlives a look at another view.
let last: Checked | undefined;

/** Whether the app will run both ways: asked of the page's own server, or how to ask elsewhere. */
export function checkPanel({ check }: App): HTMLElement {
  const panel = (...inside: HTMLElement[]) =>
    el(
      "section",
      { class: "check", "aria-label": "Will it run both ways?" },
      el("h3", {}, "Will it run both ways?"),
      ...inside,
    );
  if (check === undefined) {
    const command = el("code", {}, "npm run check -- --app FOLDER");
    return panel(el("p", { class: "note" }, "Where the app's code is, ask ", command, "."));
  }
  const status = statusBox();
  const result = el("div", { class: "checked" });
  const show = (checked: Checked) => result.replaceChildren(...shown(checked));
  const button = el("button", { type: "button", click: () => void ask() }, "Check this app");
  const ask = async () => {
    status.clear();
    status.say("Starting the app twice at each door, and sending all of its requests …");
    button.disabled = true;
    try {
      last = checkedFrom(await answerOf(check));
      show(last);
      status.say(`Checked in ${last.seconds} s: ${last.asked} kinds of requests.`);
    } catch (problem) {
      status.complain(problem, () => void ask());
    } finally {
      button.disabled = false;
    }
  };
  if (last) show(last);
  const why = "What would fail as functions, as containers, or silently: known before the deploy.";
  return panel(el("p", { class: "note" }, why), button, status.element, result);
}

async function answerOf(path: string): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: "{}" });
  const body = await answer.json().catch(() => undefined);
  if (answer.ok) return body;
  const { message } = Object(body) as { message?: string };
  throw new Error(message ?? `The local system answered ${answer.status}.`);
}

const titles = {
  stops: "It will not run",
  change: "It must change",
  know: "It is good to know",
} as const;

function shown(checked: Checked): HTMLElement[] {
  const { doors, findings, untried, unknowable } = checked;
  return [
    el(
      "ul",
      { class: "check-doors" },
      ...doors.map((one) => el("li", { class: one.door }, doorWords(one))),
    ),
    ...groupsOf(findings).map(({ severity, kinds }) =>
      el("section", { class: "check-group" }, el("h4", {}, titles[severity]), ...kinds.map(kind)),
    ),
    ...folded(
      `Not tried: ${untried.length}`,
      untried.map(({ what, why }) => `${what}: ${why}.`),
    ),
    ...folded(`Only AWS can say: ${unknowable.length}`, unknowable),
  ];
}

function kind({ head, first, findings }: Kind<Finding>): HTMLElement {
  return el(
    "details",
    { class: "check-kind" },
    el("summary", {}, head),
    ...findings.map(({ what, requests }) =>
      el(
        "div",
        {},
        el("p", { dir: "auto" }, what),
        ...(requests.length > 0 ? [el("pre", { tabIndex: 0 }, requests.join("\n"))] : []),
      ),
    ),
    el(
      "p",
      {},
      `${first.limit} `,
      el("a", { href: first.page, rel: "noreferrer" }, "Where it is said"),
    ),
    el("p", {}, el("strong", {}, "Do: "), first.todo),
  );
}

const folded = (title: string, lines: readonly string[]): HTMLElement[] =>
  lines.length === 0
    ? []
    : [
        el(
          "details",
          { class: "check-kind" },
          el("summary", {}, title),
          el("ul", {}, ...lines.map((line) => el("li", { dir: "auto" }, line))),
        ),
      ];

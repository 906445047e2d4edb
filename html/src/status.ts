import { el } from "./el";
import { type Advice, adviseOn } from "./problems";

/**
 * Where the view says what happened: read out to those who cannot see it.
 * @param advise what to say about what was thrown
 */
export function statusBox(advise: (problem: unknown, protocol: string) => Advice = adviseOn) {
  const line = el("p", { class: "status-line", role: "status" });
  const alert = el("div", { class: "problem", role: "alert", hidden: true });
  const element = el("div", { class: "outcome" }, alert, line);
  const say = (text: string) => {
    line.textContent = text;
  };
  const clear = () => {
    alert.hidden = true;
    alert.replaceChildren();
  };
  const complain = (problem: unknown, again?: () => void) => {
    const { what, tryThis } = advise(problem, location.protocol);
    const button = again && el("button", { type: "button", click: again }, "Try again");
    alert.replaceChildren(el("p", {}, el("strong", {}, what), tryThis && ` ${tryThis}`));
    if (button) alert.append(button);
    alert.hidden = false;
    say("");
  };
  return { element, say, clear, complain };
}

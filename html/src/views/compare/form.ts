import { el } from "../../el";
import { secondsOf } from "./measure";
import { lengths, rates, type Wanted } from "./wanted";

interface Actions {
  readonly onStart: (wanted: Wanted) => void;
  readonly onStop: () => void;
  readonly onFile: (file: File) => void;
}

/** Addresses, rate and length of a comparison, and a file to look at instead. */
export function compareForm(wanted: Wanted, { onStart, onStop, onFile }: Actions) {
  const functions = address("Functions", "functions", wanted.functions);
  const containers = address("Containers", "containers", wanted.containers);
  const rate = select("Requests a second", "rate", rates, String, wanted.rate);
  const say = (blocks: number) => `${Math.round(secondsOf({ blocks }))} s`;
  const blocks = select("Length", "blocks", lengths, say, wanted.blocks);
  const start = el("button", { class: "primary" }, "Compare");
  const stop = el("button", { type: "button", hidden: true, click: onStop }, "Stop");
  const file = el("input", {
    id: "file",
    type: "file",
    accept: ".json,application/json",
    change: () => {
      const [chosen] = file.files ?? [];
      if (chosen) onFile(chosen);
      file.value = "";
    },
  });
  const element = el(
    "form",
    {
      class: "compare-form",
      submit: (event) => {
        event.preventDefault();
        onStart({
          functions: functions.input.value.replace(/\/+$/, ""),
          containers: containers.input.value.replace(/\/+$/, ""),
          rate: Number(rate.input.value),
          blocks: Number(blocks.input.value),
        });
      },
    },
    functions.element,
    containers.element,
    rate.element,
    blocks.element,
    el("div", { class: "actions" }, start, stop),
    el("p", { class: "field file" }, el("label", { for: "file" }, "or open a compare.json"), file),
  );
  const running = (is: boolean) => {
    for (const part of [functions, containers, rate, blocks]) part.input.disabled = is;
    file.disabled = is;
    start.hidden = is;
    stop.hidden = !is;
  };
  return { element, running };
}

function address(label: string, name: string, value: string) {
  const input = el("input", { id: name, type: "url", required: true, value, spellcheck: "false" });
  const element = el("div", { class: "field" }, el("label", { for: name }, label), input);
  return { element, input };
}

function select(
  label: string,
  name: string,
  values: readonly number[],
  say: (value: number) => string,
  chosen: number,
) {
  const options = values.map((value) =>
    el("option", { value, selected: value === chosen }, say(value)),
  );
  const input = el("select", { id: name }, ...options);
  const element = el("div", { class: "field" }, el("label", { for: name }, label), input);
  return { element, input };
}

import type { ScenarioRequest } from "../../../../runtime/app/scenario";
import type { Backend } from "../../backends";
import { el } from "../../el";
import { mark } from "../../mark";
import { placeholderFields } from "./placeholder-fields";
import { placeholdersOf } from "./placeholders";
import { methods, type Typed, takesBody, writes } from "./typed";
import type { knownValues } from "./values";
import { sayBefore } from "./words";

interface Around {
  readonly backends: readonly Backend[];
  readonly requests: readonly ScenarioRequest[];
  readonly values: ReturnType<typeof knownValues>;
  readonly onChange: (typed: Typed) => void;
  /** @param each whether a write happens at each of them, and not at the first alone */
  /** A button beside the one that sends. */
  readonly beside: HTMLElement;
  readonly onSend: (typed: Typed, targets: readonly Backend[], each: boolean) => void;
}

/** The request that is to be sent, and to whom. `show` puts another one into it. */
export function requestForm({ backends, requests, values, onChange, beside, onSend }: Around) {
  const method = el(
    "select",
    { id: "method", change: () => changed() },
    ...methods.map((name) => el("option", {}, name)),
  );
  const path = el("input", {
    id: "path",
    required: true,
    pattern: "/[^#]*",
    title: "A path from / on, with its query and without #",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    input: () => settle(),
    // When it is left: browsers take an address so often only.
    change: () => changed(),
  });
  const headers = area("headers", "name: value, one a line", 2);
  const body = area("body", "", 6);
  const bodyField = field("Body", body);
  const fields = placeholderFields(values);
  const targets = targetChoice(backends, () => changed());
  const before = el("p", { class: "before", role: "status" });
  const each = el("input", { id: "each", type: "checkbox", change: () => settle() });
  const eachOf = el("label", { class: "each", hidden: true }, each, "write at each");
  const more = el(
    "details",
    { class: "more" },
    el("summary", {}, "Headers and body"),
    el("div", { class: "pair" }, field("Headers", headers), bodyField),
  );
  const send = el("button", { class: "primary" }, "Send");
  const element = el(
    "form",
    {
      class: "request-form",
      submit: (event) => {
        event.preventDefault();
        onSend(typed(), targets.chosen(), each.checked);
      },
      keydown: (event) => {
        const { key, ctrlKey, metaKey } = event as KeyboardEvent;
        if (key === "Enter" && (ctrlKey || metaKey)) element.requestSubmit();
      },
    },
    el(
      "div",
      { class: "request-line" },
      field("Method", method),
      field("Path", path),
      send,
      beside,
    ),
    el("div", { class: "send-to" }, targets.element, eachOf, before),
    fields.element,
    more,
  );
  function area(id: string, placeholder: string, rows: number) {
    const props = { id, placeholder, rows, spellcheck: "false", autocapitalize: "off" };
    return el("textarea", { ...props, input: () => settle(), change: () => changed() });
  }
  const typed = (): Typed => ({
    method: method.value,
    path: path.value.trim(),
    headers: headers.value,
    body: body.value,
  });
  const settle = () => {
    const now = typed();
    bodyField.hidden = !takesBody(now.method);
    fields.show(placeholdersOf(now, requests));
    const titles = targets.chosen().map(({ title }) => title);
    eachOf.hidden = !writes(now.method) || titles.length < 2;
    before.textContent = sayBefore(now.method, titles, each.checked);
  };
  const changed = () => {
    settle();
    onChange(typed());
  };
  const show = (next: Typed) => {
    const known = [...method.options].some(({ value }) => value === next.method);
    method.value = known ? next.method : "GET";
    path.value = next.path;
    headers.value = next.headers;
    body.value = next.body;
    more.open = next.headers !== "" || next.body !== "";
    settle();
  };
  return {
    element,
    show,
    typed,
    /** Whether all is there that is needed; says what is not. */
    isWhole: () => element.reportValidity(),
    refresh: () => fields.refresh(),
  };
}

function field(label: string, input: HTMLElement): HTMLElement {
  return el("div", { class: "field" }, el("label", { for: input.id }, label), input);
}

/** Radio buttons: both backends, or one of them. Nothing to choose where there is one alone. */
function targetChoice(backends: readonly Backend[], onChoice: () => void) {
  const options: readonly (readonly Backend[])[] =
    backends.length > 1 ? [backends, ...backends.map((one) => [one])] : [backends];
  let chosen = options[0] ?? [];
  const radios = options.map((targets, index) => {
    const input = el("input", {
      type: "radio",
      name: "targets",
      checked: index === 0,
      change: () => {
        chosen = targets;
        onChoice();
      },
    });
    const [only] = targets;
    const label =
      targets.length > 1 || !only
        ? [mark("shared"), "Both"]
        : [
            mark(only.name),
            only.title,
            el("span", { class: "address" }, only.address.replace(/^https?:\/\//, "")),
          ];
    return el("label", {}, input, ...label);
  });
  const element = el("fieldset", { class: "targets" }, el("legend", {}, "Send to"), ...radios);
  return { element, chosen: () => chosen };
}

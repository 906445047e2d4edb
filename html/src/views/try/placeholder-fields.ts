import { el } from "../../el";
import type { Placeholder } from "./placeholders";
import type { knownValues } from "./values";

/** A field for each placeholder of the request, with what answers gave as suggestions. */
export function placeholderFields(values: ReturnType<typeof knownValues>) {
  const element = el("div", { class: "placeholders", hidden: true });
  let shown: readonly Placeholder[] = [];
  const draw = () => {
    element.hidden = shown.length === 0;
    element.replaceChildren(...shown.map((placeholder) => fieldOf(placeholder, values)));
  };
  const keys = (all: readonly Placeholder[]) => all.map(({ key }) => key).join("\n");
  /** Fields that stay keep their elements, so that typing elsewhere disturbs none. */
  const show = (next: readonly Placeholder[]) => {
    if (keys(next) === keys(shown)) return;
    shown = next;
    draw();
  };
  return { element, show, refresh: draw };
}

function fieldOf(
  { key, label, hint, secret, optional }: Placeholder,
  values: ReturnType<typeof knownValues>,
): HTMLElement {
  const id = `value-${key}`;
  const input = el("input", {
    id,
    type: secret ? "password" : "text",
    required: !optional,
    list: secret ? undefined : `${id}-given`,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    value: String(values.current.get(key) ?? ""),
    "aria-describedby": `${id}-hint`,
    input: () => values.set(key, input.value),
  });
  const given = el(
    "datalist",
    { id: `${id}-given` },
    ...values.given(key).map((value) => el("option", { value: String(value) })),
  );
  return el(
    "div",
    { class: "field" },
    el("label", { for: id }, label),
    input,
    given,
    el("small", { id: `${id}-hint` }, hint),
  );
}

import { el } from "./el";

interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  /** Marks the answer as one that cannot be taken back. */
  readonly grave?: boolean;
}

/** Asks in a modal dialog. Resolves to false when it is cancelled, with Escape too. */
export async function confirm(question: Question): Promise<boolean> {
  return (await open(question, [])) === "yes";
}

/** Asks for a secret in a modal dialog. Resolves to `undefined` when it is cancelled. */
export async function askSecret(question: Question, label: string): Promise<string | undefined> {
  const input = el("input", {
    id: "secret",
    type: "password",
    autocomplete: "off",
    required: true,
    // What an HTTP header can carry.
    pattern: "[\\x21-\\x7E]+",
    title: "Letters, digits and signs without spaces",
  });
  const field = el("p", { class: "field" }, el("label", { for: "secret" }, label), input);
  return (await open(question, [field])) === "yes" ? input.value : undefined;
}

function open({ title, text, yes, grave = false }: Question, fields: readonly HTMLElement[]) {
  const cancel = el("button", { type: "button", click: () => dialog.close() }, "Cancel");
  const agree = el("button", { class: grave ? "grave" : "primary", value: "yes" }, yes);
  const form = el(
    "form",
    { method: "dialog" },
    el("h2", { id: "dialog-title" }, title),
    el("p", { id: "dialog-text" }, text),
    ...fields,
    el("p", { class: "actions" }, cancel, agree),
  );
  const names = { "aria-labelledby": "dialog-title", "aria-describedby": "dialog-text" };
  const dialog = el("dialog", names, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise<string>((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

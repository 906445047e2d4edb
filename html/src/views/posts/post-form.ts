import { el } from "../../el";
import type { NewPost } from "./api";

/**
 * The form for a new post, closed until it is wanted.
 * @param submit resolves to whether the post was made; then the form is emptied and closed
 */
export function postForm(submit: (post: NewPost) => Promise<boolean>): HTMLDetailsElement {
  const title = el("input", {
    id: "title",
    name: "title",
    required: true,
    autocomplete: "off",
    dir: "auto",
  });
  const contents = el("textarea", {
    id: "contents",
    name: "contents",
    required: true,
    rows: 5,
    dir: "auto",
  });
  const author = el("input", { id: "author", name: "author", required: true, dir: "auto" });
  const id = el("input", {
    id: "id",
    name: "id",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "id-hint",
  });
  const add = el("button", { class: "primary" }, "Add post");
  const form = el(
    "form",
    {
      submit: async (event) => {
        event.preventDefault();
        add.disabled = true;
        const made = await submit({
          id: id.value.trim(),
          title: title.value,
          contents: contents.value,
          author: author.value,
        });
        add.disabled = false;
        if (!made) return;
        form.reset();
        details.open = false;
      },
    },
    field("Title", title),
    field("Contents", contents),
    el(
      "div",
      { class: "pair" },
      field("Author", author),
      field("Id", id, el("small", { id: "id-hint" }, "Optional: made by the backend if empty.")),
    ),
    el("p", { class: "actions" }, add),
  );
  const details = el("details", { class: "new-post" }, el("summary", {}, "New post"), form);
  details.addEventListener("toggle", () => details.open && title.focus());
  return details;
}

function field(label: string, input: HTMLElement, hint?: HTMLElement): HTMLElement {
  return el("div", { class: "field" }, el("label", { for: input.id }, label), input, hint);
}

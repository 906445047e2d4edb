import { el } from "../../el";
import { formatTime } from "../../format-time";
import type { Post } from "./api";

/** A list item with a post, and a button that deletes it. */
export function postCard(post: Post, onDelete: (post: Post) => void): HTMLLIElement {
  const button = el("button", { type: "button", class: "quiet", click: () => onDelete(post) });
  button.append("Delete", el("span", { class: "unseen" }, ` “${post.title}”`));
  return el(
    "li",
    { "data-id": post.id },
    el(
      "article",
      { tabindex: "-1" },
      el("h3", { dir: "auto" }, post.title),
      ...contents(post.contents),
      el(
        "footer",
        {},
        el("span", { class: "author", dir: "auto" }, post.author),
        el("time", { datetime: post.createdAt }, formatTime(post.createdAt)),
        el("code", { class: "id" }, post.id),
        button,
      ),
    ),
  );
}

/** More than this is folded: about five lines on a phone. */
const LONG = { signs: 260, lines: 5 };

/** The text of a post; a long one is cut, with a button that shows all of it. */
function contents(text: string): readonly HTMLElement[] {
  const body = el("p", { class: "contents", dir: "auto" }, text);
  if (text.length <= LONG.signs && text.split("\n").length <= LONG.lines) return [body];
  const more = el(
    "button",
    {
      type: "button",
      class: "link",
      "aria-expanded": "false",
      click: () => {
        const cut = body.classList.toggle("cut");
        more.setAttribute("aria-expanded", String(!cut));
        more.textContent = cut ? "more" : "less";
      },
    },
    "more",
  );
  body.classList.add("cut");
  return [body, more];
}

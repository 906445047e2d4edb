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
      el("h3", {}, post.title),
      el("p", { class: "contents" }, post.contents),
      el(
        "footer",
        {},
        el("span", { class: "author" }, post.author),
        el("time", { datetime: post.createdAt }, formatTime(post.createdAt)),
        el("code", { class: "id" }, post.id),
        button,
      ),
    ),
  );
}

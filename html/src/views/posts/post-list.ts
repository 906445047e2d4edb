import { el } from "../../el";
import type { Post } from "./api";
import type { Feed } from "./feed";
import { postCard } from "./post-card";

interface Actions {
  readonly onDelete: (post: Post) => void;
  readonly onOlder: () => void;
}

/** The posts as a list with the button for older ones. Posts that stay keep their elements. */
export function postList({ onDelete, onOlder }: Actions) {
  const list = el("ul", { class: "posts", "aria-label": "Posts" });
  const nothing = el("p", { class: "nothing", hidden: true }, "No posts yet. Write the first one.");
  const older = el("button", { type: "button", hidden: true, click: onOlder }, "Older posts");
  const element = el("div", {}, list, nothing, older);

  const show = (feed: Feed) => {
    const there = new Map([...list.children].map((item) => [item.getAttribute("data-id"), item]));
    list.replaceChildren(
      ...feed.posts.map((post) => there.get(post.id) ?? postCard(post, onDelete)),
    );
    nothing.hidden = feed.posts.length > 0;
    older.hidden = feed.older === undefined;
  };
  /** Nothing is shown, and nothing said about it: another place says why. */
  const blank = () => {
    list.replaceChildren();
    nothing.hidden = true;
    older.hidden = true;
  };
  const busy = (is: boolean) => list.toggleAttribute("aria-busy", is);
  const focus = (index: number) => {
    list.children[index]?.querySelector<HTMLElement>("article")?.focus();
  };
  return { element, show, blank, busy, focus };
}

import { Blog, type Post } from "../../api";
import type { Backend } from "../../backends";
import { confirm } from "../../dialogs";
import { el } from "../../el";
import { emptyFeed, type Feed, withCreated, withoutPost, withPage } from "../../feed";
import { memoryIn } from "../../storage";
import type { Surroundings, View } from "../../view";
import { callLog, sayWhoAnswered } from "./call-log";
import { backendChooser } from "./chooser";
import { askWriteKey, writeKey } from "./keys";
import { postCard } from "./post-card";
import { postForm } from "./post-form";
import { statusBox } from "./status";

const CHOICE = "blog-backend";
const memory = memoryIn(() => localStorage);

/** The blog itself: its posts through the chosen backend, and who answered each call. */
export const posts: View = { name: "posts", title: "Posts", show };

function show({ backends, params, keep }: Surroundings): HTMLElement {
  let backend = choose(backends.all, params.get("backend") ?? memory.get(CHOICE));
  let feed: Feed = emptyFeed;
  const status = statusBox();
  const log = callLog();
  const blog = new Blog({
    fetch: (...request) => fetch(...request),
    now: () => performance.now(),
    onCall: (call) => {
      log.add(call);
      status.say(sayWhoAnswered(call));
    },
    writeKey,
    askWriteKey,
  });

  const list = el("ul", { class: "posts", "aria-label": "Posts" });
  const nothing = el("p", { class: "nothing", hidden: true }, "No posts yet. Write the first one.");
  const older = el("button", { type: "button", hidden: true, click: () => more() }, "Older posts");
  const reload = el("button", { type: "button", click: () => load() }, "Reload");

  const render = () => {
    const there = new Map([...list.children].map((item) => [item.getAttribute("data-id"), item]));
    list.replaceChildren(...feed.posts.map((post) => there.get(post.id) ?? postCard(post, remove)));
    nothing.hidden = feed.posts.length > 0;
    older.hidden = feed.older === undefined;
  };

  // Only the last list that was asked for may fill the page: an older answer can come later.
  let latest = 0;
  const fill = async (start: Feed, address: string | undefined, again: () => void) => {
    latest += 1;
    const mine = latest;
    list.setAttribute("aria-busy", "true");
    try {
      const page = await blog.list(backend, address);
      if (mine !== latest) return;
      feed = withPage(start, page);
      status.clear();
      render();
    } catch (problem) {
      if (mine !== latest) return;
      feed = start;
      render();
      nothing.hidden = true;
      status.complain(problem, again);
    } finally {
      if (mine === latest) list.removeAttribute("aria-busy");
    }
  };
  const load = () => fill(emptyFeed, undefined, load);
  const more = async () => {
    const before = feed.posts.length;
    await fill(feed, feed.older, more);
    const firstNew = list.children[before]?.querySelector<HTMLElement>("article");
    if (older.hidden) firstNew?.focus();
  };
  const add = async (post: Parameters<Blog["create"]>[1]) => {
    try {
      const created = await blog.create(backend, post);
      feed = withCreated(feed, created);
      status.clear();
      render();
      list.querySelector<HTMLElement>("article")?.focus();
      return true;
    } catch (problem) {
      status.complain(problem);
      return false;
    }
  };
  const remove = async (post: Post) => {
    const text = `“${post.title}” will be gone for good, from both backends: they share one table.`;
    const sure = await confirm({ title: "Delete this post?", text, yes: "Delete", grave: true });
    if (!sure) return;
    try {
      await blog.remove(backend, post.id);
      feed = withoutPost(feed, post.id);
      status.clear();
      render();
      reload.focus();
    } catch (problem) {
      status.complain(problem);
    }
  };
  const choice = (chosen: Backend) => {
    backend = chosen;
    memory.set(CHOICE, backend.name);
    keep(new URLSearchParams({ backend: backend.name }));
    load();
  };

  load();
  return el(
    "div",
    { class: "posts-view" },
    backendChooser(backends, backend, choice),
    el(
      "section",
      { class: "blog", "aria-labelledby": "posts-title" },
      el("div", { class: "toolbar" }, el("h2", { id: "posts-title" }, "Posts"), reload),
      status.element,
      postForm(add),
      list,
      nothing,
      older,
    ),
    log.element,
  );
}

function choose(all: readonly Backend[], name: string | null | undefined): Backend {
  const [first] = all;
  if (!first) throw new Error("There is always a backend to choose");
  return all.find((backend) => backend.name === name) ?? first;
}

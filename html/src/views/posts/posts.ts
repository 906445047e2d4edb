import type { Backend } from "../../backends";
import { confirm } from "../../dialogs";
import { el } from "../../el";
import { statusBox } from "../../status";
import { memoryIn } from "../../storage";
import type { Surroundings, View } from "../../view";
import { Blog, type NewPost, type Post } from "./api";
import { callLog, sayWhoAnswered } from "./call-log";
import { backendChooser } from "./chooser";
import { emptyFeed, type Feed, withCreated, withoutPost, withPage } from "./feed";
import { askWriteKey, writeKey } from "./keys";
import { postForm } from "./post-form";
import { postList } from "./post-list";
import { adviseOnPosts } from "./problems";

const CHOICE = "blog-backend";
const memory = memoryIn(() => localStorage);

/** The blog itself: its posts through the chosen backend, and who answered each call. */
export const posts: View = { name: "posts", title: "Posts", show };

function show({ backends, params, keep }: Surroundings): HTMLElement {
  let backend = choose(backends.all, params.get("backend") ?? memory.get(CHOICE));
  let feed: Feed = emptyFeed;
  const status = statusBox(adviseOnPosts);
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
  const list = postList({ onDelete: (post) => remove(post), onOlder: () => more() });
  const reload = el("button", { type: "button", click: () => load() }, "Reload");
  const become = (next: Feed) => {
    feed = next;
    status.clear();
    list.show(feed);
  };

  // Only the last list that was asked for may fill the page: an older answer can come later.
  let latest = 0;
  const fill = async (address: string | undefined, again: () => void) => {
    latest += 1;
    const mine = latest;
    list.busy(true);
    try {
      const page = await blog.list(backend, address);
      if (mine === latest) become(withPage(feed, page));
    } catch (problem) {
      if (mine !== latest) return;
      if (feed.posts.length === 0) list.blank();
      status.complain(problem, again);
    } finally {
      if (mine === latest) list.busy(false);
    }
  };
  const load = () => {
    // From here on, so that what is written meanwhile stays in view.
    feed = emptyFeed;
    fill(undefined, load);
  };
  const more = async () => {
    const before = feed.posts.length;
    await fill(feed.older, more);
    // The button is gone with the last page, and the focus must not be lost with it.
    if (feed.older === undefined) list.focus(before);
  };
  const add = async (post: NewPost) => {
    try {
      become(withCreated(feed, await blog.create(backend, post)));
      list.focus(0);
      return true;
    } catch (problem) {
      status.complain(problem);
      return false;
    }
  };
  const remove = async ({ id, title }: Post) => {
    const text = `“${title}” will be gone for good, from both backends: they share one table.`;
    const sure = await confirm({ title: "Delete this post?", text, yes: "Delete", grave: true });
    if (!sure) return;
    try {
      await blog.remove(backend, id);
      become(withoutPost(feed, id));
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
      list.element,
    ),
    log.element,
  );
}

function choose(all: readonly Backend[], name: string | undefined): Backend {
  const [first] = all;
  if (!first) throw new Error("There is always a backend to choose");
  return all.find((backend) => backend.name === name) ?? first;
}

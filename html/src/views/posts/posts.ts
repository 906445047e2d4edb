import type { Backend } from "../../backends";
import { confirm } from "../../dialogs";
import { el } from "../../el";
import { statusBox } from "../../status";
import { memoryIn } from "../../storage";
import type { Surroundings, View } from "../../view";
import { Blog, type NewPost, type Post } from "./api";
import { callLog, sayWhoAnswered } from "./call-log";
import { backendChooser, type Choice, nameOf } from "./chooser";
import { duel } from "./duel";
import { emptyFeed, type Feed, withCreated, withoutPost, withPage } from "./feed";
import { askWriteKey, writeKey } from "./keys";
import { postForm } from "./post-form";
import { postList } from "./post-list";
import { adviseOnPosts } from "./problems";
import { firstPage } from "./reading";

/** What is said of who writes, and of who looks for it then. */
type Deed = readonly [writer: string, other: string];

const CHOICE = "blog-backend";
const memory = memoryIn(() => localStorage);

/** The blog itself: its posts through one backend or both, and who answered each call. */
export const posts: View = { name: "posts", title: "Posts", show };

function show({ backends, params, keep }: Surroundings): HTMLElement {
  const { all } = backends;
  let choice = choose(all, params.get("backend") ?? memory.get(CHOICE));
  let feed: Feed = emptyFeed;
  // What was written since the list was asked for last: its answer may not know of that.
  let written: Feed = emptyFeed;
  const status = statusBox(adviseOnPosts);
  const log = callLog();
  const contest = duel(all, status.say);
  const blog = new Blog({
    fetch: (...request) => fetch(...request),
    now: () => performance.now(),
    onCall: (call) => {
      log.add(call);
      contest.take(call);
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
  const write = (change: (feed: Feed) => Feed) => {
    written = change(written);
    become(change(feed));
  };
  /** Who writes, and gives older posts: with both chosen it is the first. */
  const one = () => (choice === "both" ? firstOf(all) : choice);

  // Only the last list that was asked for may fill the page: an older answer can come later.
  let latest = 0;
  const fill = async (before: () => Feed, address: string | undefined, again: () => void) => {
    latest += 1;
    const mine = latest;
    list.busy(true);
    try {
      const race = choice === "both" && address === undefined;
      if (race) contest.start();
      const page = race
        ? await firstPage(blog, all, contest.finish)
        : await blog.list(one(), address);
      if (mine === latest) become(withPage(before(), page));
    } catch (problem) {
      if (mine !== latest) return;
      if (feed.posts.length === 0) list.blank();
      status.complain(problem, again);
    } finally {
      if (mine === latest) list.busy(false);
    }
  };
  const load = () => {
    written = emptyFeed;
    void fill(() => written, undefined, load);
  };
  const more = async () => {
    const before = feed.posts.length;
    await fill(() => feed, feed.older, more);
    // The button is gone with the last page, and the focus must not be lost with it.
    if (feed.older === undefined) list.focus(before);
  };
  /** Where both are chosen, the others look for what one has written, and it is seen that they do. */
  const witness = async <T>(
    [how, found]: Deed,
    id: (result: T) => string,
    action: () => Promise<T>,
  ) => {
    const writer = one();
    const others = choice === "both" ? all.filter((backend) => backend !== writer) : [];
    if (others.length === 0) return action();
    const reads = Object.fromEntries(others.map(({ name }) => [name, found]));
    contest.start({ ...reads, [writer.name]: how });
    try {
      const result = await action();
      await Promise.allSettled(others.map((other) => blog.has(other, id(result))));
      return result;
    } finally {
      contest.finish();
    }
  };
  const add = async (post: NewPost) => {
    try {
      const made = await witness(
        ["wrote", "reads it"],
        ({ id }: Post) => id,
        () => blog.create(one(), post),
      );
      write((feed) => withCreated(feed, made));
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
      await witness(
        ["deleted", "finds it gone"],
        () => id,
        () => blog.remove(one(), id),
      );
      write((feed) => withoutPost(feed, id));
      reload.focus();
    } catch (problem) {
      status.complain(problem);
    }
  };
  const take = (next: Choice) => {
    choice = next;
    // What the one has said must not stand there as the other's.
    feed = emptyFeed;
    memory.set(CHOICE, nameOf(choice));
    keep(new URLSearchParams({ backend: nameOf(choice) }));
    contest.element.hidden = choice !== "both";
    load();
  };

  contest.element.hidden = choice !== "both";
  load();
  return el(
    "div",
    { class: "posts-view" },
    backendChooser(backends, choice, take),
    el(
      "section",
      { class: "blog", "aria-labelledby": "posts-title" },
      el("div", { class: "toolbar" }, el("h2", { id: "posts-title" }, "Posts"), reload),
      contest.element,
      status.element,
      postForm(add),
      list.element,
    ),
    log.element,
  );
}

function choose(all: readonly Backend[], name: string | undefined): Choice {
  if (name === "both" && all.length > 1) return "both";
  return all.find((backend) => backend.name === name) ?? firstOf(all);
}

function firstOf(all: readonly Backend[]): Backend {
  const [first] = all;
  if (!first) throw new Error("There is always a backend to choose");
  return first;
}

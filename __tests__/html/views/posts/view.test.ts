import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { startSystem, type TestSystem } from "../../../support/system";
import { chromium, describeWith } from "../../../support/tools";
import { launchBrowser, openPage } from "../../browser";
import { anyApp, makeFolder, urlsOf } from "../../site";

const posts = { ...anyApp, view: "posts" };

describeWith([chromium], "the posts in Chromium, against the local system", () => {
  let system: TestSystem;
  let browser: Browser;
  const closing: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    system = await startSystem({ args: ["--allow-host", "null"] });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });
  beforeEach(async () => {
    for (const { id } of await storedPosts()) {
      await fetch(`${system.containers}/blog/${id}`, { method: "DELETE" });
    }
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const storedPosts = async () =>
    (await (await fetch(`${system.containers}/blog?limit=100`)).json()) as { id: string }[];

  const store = async (id: string, title = `Title of ${id}`) => {
    const post = { id, title, contents: "Some contents", author: "Ada" };
    await fetch(`${system.containers}/blog`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(post),
    });
  };

  const open = async (address = `${system.page}/#/posts`) => {
    const opened = await openPage(browser, address);
    closing.push(opened.close);
    return opened;
  };

  const titles = (page: Page) => page.getByRole("article").getByRole("heading").allTextContents();
  const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

  const fill = async (page: Page, title: string, id = "") => {
    await page.getByText("New post").click();
    await page.getByLabel("Title").fill(title);
    await page.getByLabel("Contents").fill("Some contents");
    await page.getByLabel("Author").fill("Ada");
    await page.getByLabel("Id").fill(id);
    await page.getByRole("button", { name: "Add post" }).click();
  };

  test("posts are listed, the newest first, with who answered", async () => {
    await store("first");
    await store("second");
    const { page, errors } = await open();
    await heading(page, "Title of first").waitFor();
    expect(await titles(page)).toEqual(["Title of second", "Title of first"]);
    expect(await page.getByRole("status").textContent()).toMatch(
      /^functions · instance \S+ · (cold|warm).* · status 200 · .+ m?s \(app .+, database .+\)$/,
    );
    expect(errors).toEqual([]);
  });

  test("a blog without posts says so", async () => {
    const { page } = await open();
    await page.getByText("No posts yet.").waitFor();
  });

  test("the other backend answers when it is chosen; link and browser remember it", async () => {
    await store("one");
    const { page } = await open();
    await heading(page, "Title of one").waitFor();
    await page.getByLabel("Containers").check();
    await page.getByText(/^containers · instance/).waitFor();
    expect(await titles(page)).toEqual(["Title of one"]);
    expect(page.url()).toBe(`${system.page}/#/posts?backend=containers`);

    await page.goto("about:blank");
    await page.goto(`${system.page}/#/posts`);
    await heading(page, "Title of one").waitFor();
    expect(await page.getByLabel("Containers").isChecked()).toBe(true);

    await page.goto("about:blank");
    await page.goto(`${system.page}/#/posts?backend=functions`);
    await page.getByText(/^functions · instance/).waitFor();
    expect(await page.getByLabel("Functions").isChecked()).toBe(true);
  });

  test("both at once: a race at each load; what one writes the other is seen to read", async () => {
    await store("one");
    const { page, errors } = await open();
    await heading(page, "Title of one").waitFor();
    await page.getByRole("radio", { name: "Both" }).check();
    const race = page.getByRole("region", { name: "The race" });
    await race.locator(".share.database").nth(1).waitFor();
    const won = /Functions [01]:[01] Containers/;
    expect(await page.getByRole("status", { name: "Score" }).textContent()).toMatch(won);
    expect(page.url()).toBe(`${system.page}/#/posts?backend=both`);
    await fill(page, "Seen by both", "seen");
    await heading(page, "Seen by both").waitFor();
    await race.getByText("reads it").waitFor();
    expect(await race.locator(".lane.functions .did").textContent()).toBe("wrote");
    await page.getByRole("button", { name: "Delete “Seen by both”" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await heading(page, "Seen by both").waitFor({ state: "detached" });
    await race.getByText("finds it gone").waitFor();
    expect(await titles(page)).toEqual(["Title of one"]);
    expect(errors.filter((error) => !error.includes("404"))).toEqual([]);
  });

  test("a reload that fails keeps the list, and a long post is folded", async () => {
    await store("one");
    await fetch(`${system.containers}/blog`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        id: "long",
        title: "Long",
        contents: "word ".repeat(200),
        author: "A",
      }),
    });
    const { page } = await open();
    await heading(page, "Long").waitFor();
    const body = page.locator('[data-id="long"] .contents');
    const height = async () => (await body.boundingBox())?.height ?? 0;
    const folded = await height();
    await page.getByRole("button", { name: "more" }).click();
    expect(await height()).toBeGreaterThan(folded);
    expect(await page.getByRole("button", { name: "less" }).getAttribute("aria-expanded")).toBe(
      "true",
    );
    await page.route("**/blog*", (route) => route.abort());
    await page.getByRole("button", { name: "Reload" }).click();
    await page.getByRole("alert").waitFor();
    expect(await titles(page)).toEqual(["Long", "Title of one"]);
  });

  test("a new post is shown first, and its id is made by the backend", async () => {
    await store("before");
    const { page, errors } = await open();
    await heading(page, "Title of before").waitFor();
    await fill(page, "A new day");
    await heading(page, "A new day").waitFor();
    expect(await titles(page)).toEqual(["A new day", "Title of before"]);
    expect((await storedPosts())[0]?.id).toMatch(/^post-[0-9a-f]{32}$/);
    expect(errors).toEqual([]);
  });

  test("an id that is taken is refused in words, and what was written stays", async () => {
    await store("taken");
    const { page } = await open();
    await heading(page, "Title of taken").waitFor();
    await fill(page, "Mine", "taken");
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toMatch(/answered 409.*another id/);
    expect(await page.getByLabel("Title").inputValue()).toBe("Mine");
    expect(await titles(page)).toEqual(["Title of taken"]);
  });

  test("markup in a post is text, and nothing of it runs", async () => {
    const attack = '<img src=x onerror="window.ran = true"><script>window.ran = true</script>';
    const { page, errors } = await open();
    await page.getByText("No posts yet.").waitFor();
    await fill(page, attack, "attack");
    await heading(page, attack).waitFor();
    await page.reload();
    await heading(page, attack).waitFor();
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
    expect(await page.getByRole("article").locator("img, script").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test("a post is deleted after it was asked whether, and stays when not", async () => {
    await store("stays");
    await store("goes");
    const { page } = await open();
    const button = page.getByRole("button", { name: "Delete “Title of goes”" });
    await button.click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    expect(await storedPosts()).toHaveLength(2);
    await button.click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
    await heading(page, "Title of goes").waitFor({ state: "detached" });
    expect(await titles(page)).toEqual(["Title of stays"]);
    expect((await storedPosts()).map(({ id }) => id)).toEqual(["stays"]);
  });

  test("older posts come page by page, each once, until there are no more", async () => {
    for (let number = 1; number <= 45; number += 1) await store(`post-${number}`);
    const { page } = await open();
    const older = page.getByRole("button", { name: "Older posts" });
    for (const shown of [20, 40]) {
      await page
        .getByRole("article")
        .nth(shown - 1)
        .waitFor();
      expect(await page.getByRole("article").count()).toBe(shown);
      await older.click();
    }
    await heading(page, "Title of post-1").waitFor();
    const all = await titles(page);
    expect(all).toEqual(Array.from({ length: 45 }, (_, index) => `Title of post-${45 - index}`));
    expect(await older.isVisible()).toBe(false);
  });

  test("everything works with the keyboard alone", async () => {
    await store("old");
    const { page } = await open();
    await heading(page, "Title of old").waitFor();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    // Skip link, one tab for each view, then the chosen backend.
    const tabs = await page.getByRole("navigation").getByRole("link").count();
    await press(...Array(tabs + 2).fill("Tab"), "ArrowDown");
    await page.getByText(/^containers · instance/).waitFor();
    await press("Tab", "Tab", "Enter");
    await page.locator("#title:focus").waitFor();
    await page.keyboard.type("By hand");
    await press("Tab");
    await page.keyboard.type("Some contents");
    await press("Tab");
    await page.keyboard.type("Ada");
    await press("Tab");
    await page.keyboard.type("by-hand");
    await press("Enter");
    await heading(page, "By hand").waitFor();
    // The new post has the focus; its Delete button is next.
    await press("Tab", "Enter");
    await page.getByRole("dialog").waitFor();
    await press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await press("Enter");
    await page.getByRole("dialog").waitFor();
    await press("Tab", "Enter");
    await heading(page, "By hand").waitFor({ state: "detached" });
    expect(await titles(page)).toEqual(["Title of old"]);
  });

  test("the page works from disk", async () => {
    await store("one");
    const urls = urlsOf(system.functions, system.containers);
    const folder = await makeFolder(urls, posts);
    closing.push(() => rm(folder, { recursive: true }));
    const { page, errors } = await open(`${pathToFileURL(join(folder, "index.html")).href}#/posts`);
    await heading(page, "Title of one").waitFor();
    await page.getByLabel("Containers").check();
    await page.getByText(/^containers · instance/).waitFor();
    await fill(page, "From disk", "from-disk");
    await heading(page, "From disk").waitFor();
    expect(errors).toEqual([]);
  });

  test("a phone of 360 pixels shows it without scrolling sideways", async () => {
    await store("long", "an-unbroken-title-".repeat(12));
    const { page } = await open();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.getByRole("article").waitFor();
    await page.getByText("New post").click();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });
});

describeWith([chromium], "the posts in Chromium, where writing needs a key", () => {
  let system: TestSystem;
  let browser: Browser;
  const writeKey = "open-sesame-for-this-test";
  beforeAll(async () => {
    system = await startSystem({ env: { BLOG_WRITE_KEY: writeKey } });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  test("it is asked for once, again when it is wrong, and kept for the session", async () => {
    const { page, close } = await openPage(browser, `${system.page}/#/posts`);
    const dialog = page.getByRole("dialog", { name: "Write key" });
    const add = async (title: string) => {
      await page.getByText("New post").click();
      await page.getByLabel("Title").fill(title);
      await page.getByLabel("Contents").fill("Some contents");
      await page.getByLabel("Author").fill("Ada");
      await page.getByRole("button", { name: "Add post" }).click();
    };
    const give = async (key: string) => {
      await dialog.getByLabel("Key").fill(key);
      await dialog.getByRole("button", { name: "Use this key" }).click();
    };
    await add("Locked");
    await dialog.getByText("takes posts only from those").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Nothing was changed").waitFor();

    await page.getByRole("button", { name: "Add post" }).click();
    await give("guess");
    await dialog.getByText("That key was refused").waitFor();
    await give(writeKey);
    await page.getByRole("heading", { name: "Locked" }).waitFor();

    await page.reload();
    await page.getByLabel("Containers").check();
    await add("Known");
    await page.getByRole("heading", { name: "Known" }).waitFor();
    expect(await dialog.count()).toBe(0);
    await close();
  });
});

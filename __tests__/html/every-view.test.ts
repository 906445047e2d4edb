import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { axeFindings } from "../support/axe";
import { chromium, describeWith } from "../support/tools";
import { until } from "../support/until";
import { launchBrowser } from "./browser";
import { startFakeBackend } from "./fake-backend";
import { makeFolder, startSite, urlsOf } from "./site";

const posts = Array.from({ length: 12 }, (_, index) => ({
  id: `post-${index}`,
  title: `Post ${index}`,
  contents: "Some contents of it. ".repeat(index * 4),
  author: "Ada",
  createdAt: "2026-01-02T03:04:05.678Z",
}));

const screens = [
  { width: 1280, height: 800, scheme: "light" },
  { width: 390, height: 844, scheme: "dark" },
] as const;

/** What is done in a view before it is looked at. */
const views: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  [
    "try",
    async (page) => {
      await page.getByRole("button", { name: "Send", exact: true }).click();
      await page.getByText("The answers are alike.").waitFor();
    },
  ],
  [
    "posts?backend=both",
    async (page) => {
      await page.getByRole("article").nth(11).waitFor();
      await page.getByText("New post").click();
    },
  ],
  ["compare", (page) => page.getByText("An example", { exact: true }).waitFor()],
  [
    "cost",
    (page) =>
      page
        .getByText(/Break-even at/)
        .first()
        .waitFor(),
  ],
  ["parts", (page) => page.getByText("Every kind, and what it is for").click()],
];

// The page counts for itself how far what was shown has moved.
const observe =
  "globalThis.shift = 0; new PerformanceObserver((list) => { for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shift += value; }).observe({ type: 'layout-shift', buffered: true })";

/** Asked from outside: the page's policy lets no text run in it. */
const atRest =
  "document.getAnimations().every((one) => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)";

describeWith([chromium], "each view in Chromium", () => {
  let browser: Browser;
  const closing: (() => Promise<unknown>)[] = [];
  let address: string;
  beforeAll(async () => {
    const answering = () => ({ status: 200, body: posts });
    const functions = await startFakeBackend("functions", answering);
    const containers = await startFakeBackend("containers", answering);
    const app = { name: "blog", view: "posts", requests: [{ name: "list", path: "/blog" }] };
    const site = await startSite(urlsOf(functions.address, containers.address), app);
    address = site.address;
    browser = await launchBrowser();
    closing.push(functions.close, containers.close, site.close, () => browser.close());
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  for (const { width, height, scheme } of screens) {
    test.each(views)(
      `%s at ${width} pixels, ${scheme}: axe finds nothing, nothing jumps or is cut`,
      async (view, act) => {
        const viewport = { width, height };
        const context = await browser.newContext({ viewport, colorScheme: scheme });
        const page = await context.newPage();
        await page.addInitScript(observe);
        await page.goto(`${address}/#/${view}`);
        // Until what comes by itself has come, and what moves is at rest, also colours that fade in.
        const rest = async () => {
          await page.waitForTimeout(900);
          await until(() => page.evaluate<boolean>(atRest));
        };
        await rest();
        // Less than a line of text anywhere.
        expect(await page.evaluate<number>("globalThis.shift")).toBeLessThan(0.001);
        await act(page);
        await rest();
        expect(await page.evaluate<number>("globalThis.shift")).toBeLessThanOrEqual(0.1);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        expect(await axeFindings(page)).toEqual([]);
        await context.close();
      },
    );
  }

  test("from a fresh clone, opened from disk, it says what to run; once built it does not", async () => {
    const folder = await makeFolder(undefined);
    closing.push(() => rm(folder, { recursive: true }));
    const page = await browser.newPage();
    const file = pathToFileURL(join(folder, "index.html")).href;
    await page.goto(file);
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    expect(await page.getByText("npm ci").count()).toBe(0);
    await rm(join(folder, "page.js"));
    await rm(join(folder, "page.css"));
    await page.goto(file);
    expect(await page.getByText("npm ci").isVisible()).toBe(true);
    expect(await page.getByRole("main").textContent()).toMatch(/npm ci\s+npm start\s+and open/);
    await page.close();
  });
});

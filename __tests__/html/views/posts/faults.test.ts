import type { Browser } from "playwright-core";
import { chromium, describeWith } from "../../../support/tools";
import { launchBrowser, openPage } from "../../browser";
import { type Answer, type Answering, startFakeBackend } from "../../fake-backend";
import { anyApp, startSite, urlsOf } from "../../site";

const posts = { ...anyApp, view: "posts" };

const list = (...ids: string[]): Answer => ({
  status: 200,
  body: ids.map((id) => ({
    id,
    title: `Post ${id}`,
    contents: "Some contents",
    author: "Ada",
    createdAt: "2026-11-22T12:00:00.000Z",
  })),
});

// What the real backends do not do on demand; how they behave is tried in view.test.ts.
describeWith(
  [chromium],
  "the posts in Chromium when a backend refuses, is late or is not there",
  () => {
    let browser: Browser;
    const closing: (() => Promise<unknown>)[] = [];
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    afterEach(async () => {
      for (const close of closing.splice(0).reverse()) await close();
    });

    /** The page in front of two backends that answer as given. */
    async function open(functions: Answering, containers: Answering) {
      const one = await startFakeBackend("functions", functions);
      const other = await startFakeBackend("containers", containers);
      const site = await startSite(urlsOf(one.address, other.address), posts);
      const opened = await openPage(browser, `${site.address}/#/posts`);
      closing.push(site.close, one.close, other.close, opened.close);
      const heading = (id: string) => opened.page.getByRole("heading", { name: `Post ${id}` });
      return { ...opened, heading, functions: one, containers: other };
    }

    test("an error is shown in the backend's own words until the next success", async () => {
      const refusals: Answer[] = [{ status: 503, body: { message: "Service Unavailable" } }];
      const { page, heading } = await open(
        () => refusals.shift() ?? list("a"),
        () => list(),
      );
      const alert = page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/Functions answered 503: Service Unavailable/);
      await page.getByRole("button", { name: "Try again" }).click();
      await heading("a").waitFor();
      expect(await alert.isVisible()).toBe(false);
    });

    test("a backend that is down is named with its address, and the other one goes on", async () => {
      const { page, heading, containers } = await open(
        () => list("a"),
        () => list("b"),
      );
      await heading("a").waitFor();
      await containers.close();
      await page.getByLabel("Containers").check();
      const alert = page.getByRole("alert");
      await alert.waitFor();
      expect(await alert.textContent()).toContain(
        `Containers at ${containers.address} does not answer.`,
      );
      expect(await alert.textContent()).toMatch(/npm start/);
      expect(await page.getByRole("article").count()).toBe(0);
      expect(await page.getByRole("list", { name: "Last calls" }).textContent()).toMatch(
        /no answer/,
      );
      await page.getByLabel("Functions").check();
      await heading("a").waitFor();
      expect(await alert.isVisible()).toBe(false);
    });

    test("a late answer of the backend that was chosen before is not shown", async () => {
      let release = () => {};
      const late = new Promise<void>((resolve) => {
        release = resolve;
      });
      const { page, heading } = await open(
        () => late.then(() => list("late")),
        () => list("b"),
      );
      await page.getByLabel("Containers").check();
      await heading("b").waitFor();
      const came = page.waitForResponse(
        (response) => response.headers()["x-backend"] === "functions",
      );
      release();
      await (await came).finished();
      // The call's entry in the log tells that the page has dealt with the late answer.
      await page.getByRole("list", { name: "Last calls" }).getByText("functions-1").waitFor();
      expect(await heading("b").isVisible()).toBe(true);
      expect(await heading("late").count()).toBe(0);
    });

    test("the first request of an instance is marked as cold, the next is not", async () => {
      const { page, heading } = await open(
        // A start that any answer outlasts: who waited for none met no cold start.
        () => ({ ...list("a"), headers: { "x-init-ms": "0.1" } }),
        () => list(),
      );
      await heading("a").waitFor();
      const status = page.getByRole("status");
      expect(await status.textContent()).toMatch(
        /^functions · instance functions-1 · cold start \(took 0\.1 ms\) · status 200 · .*\(app 1\.5 ms, database 2\.5 ms\)$/,
      );
      await page.getByRole("button", { name: "Reload" }).click();
      await page.getByText(/· warm ·/).waitFor();
      const calls = page.getByRole("list", { name: "Last calls" }).getByRole("listitem");
      expect(await calls.count()).toBe(2);
      expect(await calls.nth(0).textContent()).not.toContain("cold");
      expect(await calls.nth(1).textContent()).toContain("cold");
    });
  },
);

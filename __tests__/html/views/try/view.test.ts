import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { PageApp } from "../../../../build/urls";
import { chromium, describeWith } from "../../../support/tools";
import { launchBrowser, openPage } from "../../browser";
import { type Answering, openToAll, startFakeBackend } from "../../fake-backend";
import { makeFolder, startSite, urlsOf } from "../../site";
import { reported } from "./reported";

const app: PageApp = {
  name: "orders",
  requests: [
    { name: "list", path: "/orders", save: { order: "body.0.id" } },
    { name: "one", path: "/orders/{order}" },
    {
      name: "place",
      method: "POST",
      path: "/orders",
      headers: { authorization: `Bearer $\{KEY}` },
      body: { note: "{unique}", sku: "tea" },
      save: { made: "body.id" },
    },
    { name: "pay", method: "PATCH", path: "/orders/{made}", body: { state: "paid" } },
  ],
};

describeWith([chromium], "Try in Chromium", () => {
  let browser: Browser;
  const closing: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** The page in front of two backends that answer as given, and what they were asked. */
  async function open(
    functions: Answering,
    containers: Answering = functions,
    { place = "", cors = openToAll } = {},
  ) {
    const asked: string[] = [];
    const noted =
      (name: string, answer: Answering): Answering =>
      (request, body) => {
        const { authorization } = request.headers;
        asked.push(
          [name, request.method, request.url, authorization, body].filter(Boolean).join(" "),
        );
        return answer(request, body);
      };
    const one = await startFakeBackend("functions", noted("functions", functions), cors);
    const other = await startFakeBackend("containers", noted("containers", containers), cors);
    const site = await startSite(urlsOf(one.address, other.address), app);
    const opened = await openPage(browser, `${site.address}/${place}`);
    closing.push(site.close, one.close, other.close, opened.close);
    return { ...opened, asked, containers: other };
  }

  const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();
  const said = async (page: Page, text: RegExp) => {
    const status = page.getByRole("status").filter({ hasText: text });
    await status.waitFor();
    return (await status.textContent()) ?? "";
  };
  const answer = (body: unknown, status = 200, headers = {}) => ({ status, body, headers });

  test("is the first view of an app without one of its own, and offers its requests", async () => {
    const { page, errors } = await open(() => answer([]));
    expect(await page.getByRole("navigation").textContent()).toBe("TryCompareCostParts");
    expect(await page.title()).toBe("Try · Functions or containers");
    const offered = page.getByRole("region", { name: "Requests of orders" });
    expect(await offered.getByRole("button").allTextContents()).toEqual([
      "GET/orderslist",
      "GET/orders/{order}one",
      "POST/ordersplace",
      "PATCH/orders/{made}pay",
    ]);
    expect(await page.getByLabel("Path").inputValue()).toBe("/orders");
    expect(errors).toEqual([]);
  });

  test("sends to both, tells who was first and cold, and that the answers are alike", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, asked, errors } = await open(
      () => held.then(() => answer([{ id: "a" }])),
      () => answer([{ id: "a" }]),
    );
    await send(page);
    const race = page.getByRole("region", { name: "The race" });
    await race.waitFor();
    // Longer than the start that the backend tells of, so that it was waited for.
    await page.waitForTimeout(400);
    release();
    expect(await said(page, /answered first/)).toMatch(
      /^Containers answered first, in .+; functions took .+ \(cold start\), .+ times as long\. The answers are alike\.$/,
    );
    expect(await race.locator(".lane.functions").textContent()).toMatch(
      /cold start.*network, gateway .+ · start 120 ms · app 1\.5 ms · database 2\.5 ms · instance functions-1, its request 1$/,
    );
    expect(await race.locator(".lane.containers").textContent()).toMatch(/^Containersfirst/);
    expect(asked.sort()).toEqual(["containers GET /orders", "functions GET /orders"]);
    expect(errors).toEqual([]);
  });

  test("marks what differs: status, headers and lines; markup is text", async () => {
    const attack = "<img src=x onerror='window.ran = true'>";
    const { page } = await open(
      () => answer({ a: 1, text: attack }, 200, { "x-a": "1" }),
      () => answer({ a: 2, text: attack }, 201, { "x-a": attack }),
    );
    await send(page);
    expect(await said(page, /differ/)).toMatch(
      /The answers differ: the status, 1 header and 1 line of the body\.$/,
    );
    const headers = page.getByRole("region", { name: "Headers" });
    expect(await headers.getByRole("row", { name: /^x-a/ }).textContent()).toBe(
      `x-a (differs)1${attack}`,
    );
    await headers.getByText(/alike, .+ of its own/).click();
    expect(await headers.getByRole("row", { name: /^x-backend/ }).textContent()).toBe(
      "x-backend (each answer's own)functionscontainers",
    );
    const body = page.getByRole("region", { name: "Both bodies, by line" });
    expect(await body.locator(".differs mark").allTextContents()).toEqual(["1", "2"]);
    expect(await body.textContent()).toContain(attack);
    expect(await page.evaluate(() => "ran" in globalThis)).toBe(false);
  });

  test("a value that an answer gave is filled in, and others can be typed", async () => {
    const { page, asked } = await open(({ url }) =>
      answer(url === "/orders" ? [{ id: "o/1" }] : { id: "x" }),
    );
    await send(page);
    await said(page, /alike/);
    await page.getByRole("button", { name: "GET /orders/{order} one" }).click();
    const field = page.getByLabel("{order}");
    expect(await field.inputValue()).toBe("o/1");
    await send(page);
    await page
      .getByText(/its request 2/)
      .first()
      .waitFor();
    await field.fill("two");
    await send(page);
    await page
      .getByText(/its request 3/)
      .first()
      .waitFor();
    expect(asked.filter((line) => line.startsWith("functions"))).toEqual([
      "functions GET /orders",
      "functions GET /orders/o%2F1",
      "functions GET /orders/two",
    ]);
    await page.getByRole("region", { name: "Sent" }).getByRole("button").last().click();
    expect(await page.getByLabel("Path").inputValue()).toBe("/orders");
    await page
      .getByText(/its request 1/)
      .first()
      .waitFor();
  });

  test("a write goes to one, and the other is seen to read it", async () => {
    const { page, asked } = await open(({ method }) =>
      method === "POST"
        ? answer({ id: "m" }, 201, { location: "orders/m" })
        : method === "DELETE"
          ? answer({})
          : answer({ message: "none" }, 404),
    );
    await page.getByRole("button", { name: "POST /orders place" }).click();
    await said(page, /^POST is sent to functions; containers then read what came of it\.$/);
    await page.getByLabel(`$\{KEY}`).fill("secret");
    await send(page);
    await said(page, /^Functions wrote: 201 in .+ Containers finds it missing: 404 in/);
    expect(asked[0]).toMatch(/^functions POST \/orders Bearer secret /);
    expect(asked[1]).toBe("containers GET /orders/m");
    expect(await page.getByRole("status", { name: "Score" }).textContent()).toContain("nobody");

    await page.getByLabel("Method").selectOption("DELETE");
    await page.getByLabel("Path").fill("/orders/m?why=not");
    await send(page);
    await said(page, /^Functions wrote: 200 in .+ Containers finds it gone: 404 in/);
    expect(asked.slice(2).map((line) => line.split(" Bearer")[0])).toEqual([
      "functions DELETE /orders/m?why=not",
      "containers GET /orders/m",
    ]);
  });

  test("a write can happen at each, to compare the answers, or at one alone", async () => {
    const { page, asked } = await open(({ method }) =>
      answer({ id: "m" }, method === "POST" ? 201 : 200),
    );
    await page.getByRole("button", { name: "POST /orders place" }).click();
    await page.getByLabel("write at each").check();
    await said(page, /^POST is sent to both: what it does happens twice\.$/);
    await send(page);
    await said(page, /alike/);
    const notes = asked.map((line) => /^(\w+) POST \/orders (.*)$/.exec(line));
    const bodies = notes.map((note) => JSON.parse(note?.[2] ?? "{}"));
    expect(notes.map((note) => note?.[1]).sort()).toEqual(["containers", "functions"]);
    expect(bodies[0]?.note).not.toBe(bodies[1]?.note);

    await page.getByRole("button", { name: "PATCH /orders/{made} pay" }).click();
    await page.getByRole("radio", { name: "Containers" }).check();
    await said(page, /^PATCH is sent to containers alone\.$/);
    await send(page);
    await said(page, /^Containers answered 200 in/);
    expect(asked.slice(2)).toEqual(['containers PATCH /orders/m {\n  "state": "paid"\n}']);
  });

  test("ten at once: each answer has its bar, and it is said who gave them", async () => {
    const { page, asked, errors } = await open(() => answer([]));
    await page.getByRole("button", { name: "Send 10 at once" }).click();
    await said(
      page,
      /^Functions: 10 answers from 1 instance.* in .+ Containers: 10 answers from 1 task.* in /,
    );
    expect(asked.filter((line) => line === "functions GET /orders")).toHaveLength(10);
    expect(asked.filter((line) => line === "containers GET /orders")).toHaveLength(10);
    expect(await page.locator(".crowd .in").count()).toBe(20);
    expect(await page.getByRole("list", { name: "What just happened" }).textContent()).toMatch(
      /list: /,
    );
    await page.getByLabel("Method").selectOption("POST");
    expect(await page.getByRole("button", { name: "Send 10 at once" }).isDisabled()).toBe(true);
    expect(errors).toEqual([]);
  });

  test("what answers tell is drawn, and the score is kept from race to race and view to view", async () => {
    const slow = () => new Promise((resolve) => setTimeout(resolve, 1_000));
    const { page } = await open(
      () => slow().then(() => answer([])),
      () => answer([]),
    );
    const score = page.getByRole("status", { name: "Score" });
    const system = page.getByRole("region", { name: "The system" });
    expect(await system.textContent()).toMatch(/no instance: nothing runs.*no task yet/);
    for (const races of [1, 2]) {
      await send(page);
      await score.getByText(`${races} Containers`).waitFor();
    }
    expect(await score.textContent()).toBe("Functions 0:2 Containersraces won");
    expect(await system.textContent()).toMatch(/1 instance, seen.*1 task, seen/);
    expect(await system.textContent()).toContain("As the answers’ headers tell it");
    expect(await page.getByRole("button", { name: /^Kill/ }).count()).toBe(0);
    await page.getByRole("link", { name: "Cost" }).click();
    await page.getByRole("link", { name: "Try" }).click();
    expect(await score.textContent()).toBe("Functions 0:2 Containersraces won");
  });

  test("the address keeps method, path and body, and no header", async () => {
    const { page, asked } = await open(() => answer({}), undefined, {
      place: "#/try?method=PUT&path=%2Fa%3Fb%3D1&body=%7B%7D",
    });
    expect(await page.getByLabel("Method").inputValue()).toBe("PUT");
    expect(await page.getByLabel("Path").inputValue()).toBe("/a?b=1");
    await page.getByLabel("Headers").fill("x-secret: 1");
    await page.getByLabel("Body").fill('{"c":2}');
    await page.getByLabel("write at each").check();
    await send(page);
    await said(page, /alike/);
    expect(asked[0]).toMatch(/PUT \/a\?b=1 \{"c":2\}$/);
    const hash = await page.evaluate<string>("location.hash");
    expect([...new URLSearchParams(hash.slice(hash.indexOf("?")))]).toEqual([
      ["method", "PUT"],
      ["path", "/a?b=1"],
      ["body", '{"c":2}'],
    ]);
  });

  test("everything works with the keyboard alone", async () => {
    const { page, asked } = await open(() => answer([]));
    await page.getByRole("button", { name: "POST /orders place" }).focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("write at each").focus();
    await page.keyboard.press("Space");
    await page.getByLabel("Body").focus();
    await page.keyboard.press("Control+Enter");
    await said(page, /alike/);
    expect(asked).toHaveLength(2);
    expect(asked[0]).not.toContain("Bearer");
  });

  test("an error is shown as one, and who does not answer is named with what to do", async () => {
    const { page, containers } = await open(
      () => answer({ message: "Internal Server Error" }, 502),
      () => answer({ message: "boom" }, 500),
    );
    await send(page);
    expect(await said(page, /502/)).toMatch(
      /^Functions answered 502 in .+ Containers answered 500 in .+ The answers differ: the status and 1 line of the body\.$/,
    );
    await containers.close();
    await send(page);
    await said(page, /^Containers: no answer\. Functions answered 502/);
    expect(await page.getByRole("region", { name: "The race" }).textContent()).toContain(
      `Containers at ${containers.address} does not answer.`,
    );
  });

  test("who answers but may not be read is told apart from who is not there", async () => {
    const { page } = await open(() => answer([]), undefined, { cors: {} });
    await send(page);
    await said(page, /^Functions: no answer\. Containers: no answer\./);
    await page.getByText("Functions is there, but this page may not read its answer.").waitFor();
  });

  test("a header that no page can send is refused before anything is sent", async () => {
    const { page, asked } = await open(() => answer([]));
    await page.getByText("Headers and body").click();
    await page.getByLabel("Headers").fill("cookie: a=1");
    await send(page);
    await page
      .getByRole("alert")
      .getByText(/“cookie: a=1”: a browser sets it by itself/)
      .waitFor();
    expect(asked).toEqual([]);
  });

  test("bytes that are no text are told by type and size, and whether they are the same", async () => {
    const png = { "content-type": "image/png" };
    const { page } = await open(
      () => answer(Buffer.from([1, 2, 3]), 200, png),
      () => answer(Buffer.from([1, 2, 4]), 200, png),
    );
    await send(page);
    await said(page, /differ: the body\.$/);
    const body = page.getByRole("region", { name: "Body", exact: true });
    expect(await body.textContent()).toBe(
      "Body 3 B each, different from byte 3 onimage/png, which is not text.image/png, which is not text.",
    );
  });

  test("says what of the app must change, where the local system finds that out", async () => {
    const backend = await startFakeBackend("functions", () => answer([]), openToAll);
    const site = await startSite(urlsOf(backend.address, backend.address), {
      ...app,
      check: "/local/check",
    });
    const opened = await openPage(browser, site.address);
    closing.push(site.close, backend.close, opened.close);
    const { page } = opened;
    const panel = page.getByRole("region", { name: "Will it run both ways?" });
    const ask = () => panel.getByRole("button", { name: /^(Check this app|Try again)$/ }).last();
    const message = "A check runs already: wait for its end.";
    await page.route("**/local/check", (route) =>
      route.fulfill({ status: 409, json: { message } }),
    );
    await ask().click();
    await panel.getByRole("alert").getByText(message).waitFor();
    await page.route("**/local/check", (route) => route.fulfill({ json: reported }));
    await panel.getByRole("button", { name: "Try again" }).click();
    await panel.getByText("Functions: ready with these changes: State in memory").waitFor();
    expect(await panel.getByRole("heading", { level: 4 }).allTextContents()).toEqual([
      "It must change",
      "It is good to know",
    ]);
    await panel.getByText("State in memory (functions and containers; silently; seen)").click();
    expect(await panel.locator("pre").first().textContent()).toBe("curl -X POST\ncurl");
    await panel.getByText("Not tried: 1").waitFor();
  });

  test("nothing moves for who wants less motion, and a phone does not scroll sideways", async () => {
    const { page } = await open(() => answer({ text: "unbroken".repeat(60) }));
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.setViewportSize({ width: 360, height: 740 });
    await send(page);
    await said(page, /alike/);
    expect(await page.evaluate("document.getAnimations().length")).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  });

  test("without urls.js it takes the local addresses, and says so", async () => {
    const bare = await makeFolder(undefined);
    closing.push(() => rm(bare, { recursive: true }));
    const { page, close } = await openPage(browser, pathToFileURL(join(bare, "index.html")).href);
    closing.push(close);
    await page.getByText("urls.js is not there").waitFor();
    expect(await page.getByText("127.0.0.1:3001", { exact: true }).count()).toBe(1);
    expect(await page.getByRole("region", { name: /^Requests/ }).count()).toBe(0);
    expect(await page.getByLabel("Path").inputValue()).toBe("/");
  });
});

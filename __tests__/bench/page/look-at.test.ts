import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { lookAt } from "../../../bench/page/look-at";
import { launchBrowser } from "../../html/browser";
import { chromium, describeWith } from "../../support/tools";

const page = (script: string) =>
  `<!doctype html><p id="told">a line</p><div style="height: 20rem; background: red"></div><script>${script}</script>`;
const pages: Readonly<Record<string, string>> = {
  "/still": page(""),
  "/grows": page("setTimeout(() => { told.innerHTML = 'three<br>more<br>lines'; }, 300);"),
  "/busy": page(
    "setTimeout(() => { const end = performance.now() + 200; while (performance.now() < end); }, 300);",
  ),
};

describeWith([chromium], "what is measured of a page", () => {
  let browser: Browser;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    browser = await launchBrowser();
    server = createServer((req, res) => {
      res.setHeader("content-type", "text/html").end(pages[req.url ?? ""]);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => server.close(resolve));
  });

  test("is nothing of one that stands still, but when it showed", async () => {
    const { firstPaintMs, shift } = await lookAt(browser, `${url}/still`);
    expect(firstPaintMs).toBeGreaterThan(0);
    expect(shift).toBe(0);
  });

  test("is how far it moved", async () => {
    expect((await lookAt(browser, `${url}/grows`)).shift).toBeGreaterThan(0.01);
  });

  test("is how long it was busy", async () => {
    expect((await lookAt(browser, `${url}/busy`)).longestTaskMs).toBeGreaterThanOrEqual(200);
  });
});

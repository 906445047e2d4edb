import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { PageApp } from "../../../../build/urls";
import { chromium, describeWith } from "../../../support/tools";
import { launchBrowser, openPage } from "../../browser";
import { startFakeBackend } from "../../fake-backend";
import { startSite, urlsOf } from "../../site";
import { away, reportAtTwoRates } from "./sample-report";

const answer = ({ url }: { readonly url?: string | undefined }) => ({
  status: url === "/orders" || url === "/orders/a" ? 200 : 404,
  body: [{ id: "a" }],
});

const app: PageApp = {
  name: "orders",
  requests: [
    { name: "one", path: "/orders/{order}" },
    { name: "list", path: "/orders", save: { order: "body.0.id" } },
    { name: "place", method: "POST", path: "/orders" },
  ],
};

describeWith([chromium], "the comparison in Chromium", () => {
  let browser: Browser;
  let functions: Awaited<ReturnType<typeof startFakeBackend>>;
  let containers: Awaited<ReturnType<typeof startFakeBackend>>;
  let site: Awaited<ReturnType<typeof startSite>>;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "compare-"));
    functions = await startFakeBackend("functions", answer);
    containers = await startFakeBackend("containers", answer);
    site = await startSite(urlsOf(functions.address, containers.address), app);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([functions.close(), containers.close(), site.close()]);
    await rm(folder, { recursive: true });
  });

  const open = (place: string) => openPage(browser, `${site.address}/${place}`);
  const start = (page: Page) => page.getByRole("button", { name: "Compare", exact: true }).click();

  test("runs, grows, ends with words, and fills in the costs", async () => {
    const { page, errors, close } = await open("#/compare?rate=40&blocks=10");
    await start(page);
    const rows = page.getByRole("table").getByRole("row");
    await rows.nth(2).waitFor();
    // On a busy machine the generator may be late, and then the page says so instead of a verdict.
    const late = page.getByText(/^Void: the generator itself was late/);
    await page.getByText("Done.").or(late).waitFor();
    expect(
      Number((await rows.nth(1).getByRole("cell").first().textContent()) ?? 0),
    ).toBeGreaterThan(100);
    expect(errors).toEqual([]);
    if (await late.isVisible()) return close();
    await page.getByText("Emulated: no verdict", { exact: true }).waitFor();
    await page.getByRole("heading", { name: /^At 40 requests a second too little/ }).waitFor();
    await page.getByRole("link", { name: "What it costs with these figures" }).click();
    await page.getByText(/Filled in from the comparison of/).waitFor();
    const duration = page.getByRole("slider", { name: "Duration, warm" });
    expect(await duration.getAttribute("aria-valuetext")).toBe("4 ms");
    await close();
  });

  test("goes on while another view is looked at, and its result survives that and a reload", async () => {
    const { page, errors, close } = await open("#/compare?rate=5&blocks=10");
    await page.getByText("An example").waitFor();
    await start(page);
    await page.getByText(/^Block [1-9] of 10$/).waitFor();
    await page.getByRole("link", { name: "Parts" }).click();
    await page.getByRole("heading", { name: /kinds of parts/ }).waitFor();
    await page.goBack();
    const over = page.getByText("Done.").or(page.getByText(/^Void/));
    await over.waitFor();
    const result = page.getByRole("region", { name: "Verdict" });
    const said = await result.getByRole("heading").textContent();
    // Both fake backends answer their first request at once, so that none of them waited for a start.
    await page.getByRole("link", { name: "Cost", exact: true }).click();
    await page.getByRole("link", { name: "Compare" }).click();
    expect(await result.getByRole("heading").textContent()).toBe(said);
    await page.reload();
    await page.getByText("Your last comparison").waitFor();
    expect(await result.getByRole("heading").textContent()).toBe(said);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as compare.json" }).click();
    expect((await saving).suggestedFilename()).toBe("compare.json");
    expect(errors).toEqual([]);
    await close();
  });

  test("shows an example, named as one, before the first run", async () => {
    const { page, close } = await open("#/parts");
    await page.getByRole("link", { name: "Compare" }).click();
    await page.getByText("An example", { exact: true }).waitFor();
    await page.getByRole("table").waitFor();
    await page.getByRole("link", { name: "Cost", exact: true }).click();
    expect(await page.getByText(/Filled in from the comparison/).count()).toBe(0);
    await close();
  });

  test("can be stopped", async () => {
    const { page, close } = await open("#/compare");
    await start(page);
    await page.getByRole("table").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stopped.").waitFor();
    expect(await page.getByRole("button", { name: "Compare", exact: true }).isEnabled()).toBe(true);
    await close();
  });

  test("refuses an address that is the other backend's, and one that does not answer", async () => {
    const { page, close } = await open("#/compare");
    await page.getByLabel("Containers").fill(functions.address);
    await start(page);
    await page.getByText(/is taken for containers, but functions answers there/).waitFor();
    await page.getByLabel("Containers").fill("http://127.0.0.1:9");
    await start(page);
    await page.getByText("Containers at http://127.0.0.1:9 does not answer.").waitFor();
    expect(new URL(page.url()).hash).toContain("containers=http%3A%2F%2F127.0.0.1%3A9");
    await close();
  });

  test("opens a compare.json, and shows it at any of its rates", async () => {
    const file = join(folder, "compare.json");
    await writeFile(file, JSON.stringify(reportAtTwoRates(away, 40)));
    const { page, errors, close } = await open("#/compare");
    await page.getByLabel("or open a compare.json").setInputFiles(file);
    await page.getByText("A first look", { exact: true }).waitFor();
    await page
      .getByRole("heading", {
        name: /^At 40 requests a second containers answered 20\.\d ms \(.+\) sooner at the median\.$/,
      })
      .waitFor();
    const functions = page.getByRole("row", { name: /^functions/ });
    expect(await functions.textContent()).toMatch(/30\.[45] \(30\.4 to 30\.5\)/);
    await page.getByRole("radio", { name: "20", exact: true }).check();
    expect(await functions.textContent()).toMatch(/10\.[45] \(10\.4 to 10\.5\)/);
    expect(errors).toEqual([]);
    await close();
  });

  test("says what is wrong with a file that is no compare.json", async () => {
    const file = join(folder, "other.json");
    await writeFile(file, '{"kind": "other"}');
    const { page, close } = await open("#/compare");
    await page.getByLabel("or open a compare.json").setInputFiles(file);
    await page.getByText(/this is not a compare\.json/).waitFor();
    await close();
  });
});

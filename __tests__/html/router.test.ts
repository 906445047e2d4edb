import type { Browser } from "playwright-core";
import { chromium, describeWith } from "../support/tools";
import { until } from "../support/until";
import { launchBrowser, openPage } from "./browser";
import { anyApp, startSite, urlsOf } from "./site";

describeWith([chromium], "from view to view in Chromium", () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof startSite>>;
  beforeAll(async () => {
    site = await startSite(urlsOf("http://127.0.0.1:9", "http://127.0.0.1:9"), anyApp);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  test("who follows a link begins at the top of a view, and who goes back is where they were", async () => {
    const { page, close } = await openPage(browser, `${site.address}/#/cost`);
    const scrolled = () => page.evaluate<number>("scrollY");
    await page
      .getByText(/Break-even at/)
      .first()
      .waitFor();
    await page.evaluate("scrollTo(0, 500)");
    expect(await scrolled()).toBe(500);
    // As a link within a view: the tabs are out of sight.
    await page.getByRole("link", { name: "Compare", exact: true }).evaluate((link) => {
      (link as unknown as { click(): void }).click();
    });
    await page.getByRole("heading", { name: "Compare both backends" }).waitFor();
    expect(await scrolled()).toBe(0);
    await page.goBack();
    await until(async () => (await scrolled()) === 500);
    await close();
  });
});

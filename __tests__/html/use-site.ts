import type { Browser } from "playwright-core";
import { launchBrowser, openPage } from "./browser";
import { startSite, urlsOf } from "./site";

/** The page and a browser for the tests of a suite, for views that call no backend. */
export function useSite() {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof startSite>>;
  beforeAll(async () => {
    site = await startSite(urlsOf("https://functions.example", "https://containers.example"));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return { open: (place: string) => openPage(browser, `${site.address}/${place}`) };
}

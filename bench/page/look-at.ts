import { join } from "node:path";
import type { Browser } from "playwright-core";

/** What a browser measured of a page, once it was quiet. */
export interface Look {
  /** From the navigation's start, in milliseconds. */
  readonly firstPaintMs: number;
  /** Cumulative layout shift, a score without a unit: https://web.dev/articles/cls */
  readonly shift: number;
  /** The longest task of the page's thread, in milliseconds; those under 50 are not told, and are 0. */
  readonly longestTaskMs: number;
}

/** How long nothing must happen for a page to be quiet, in milliseconds. */
const QUIET_MS = 1_000;

/** What `observe.js` leaves in the page. */
interface Measured {
  readonly shift: number;
  readonly longest: number;
}

/** Opens a page in a context of its own, with nothing kept from before. */
export async function lookAt(browser: Browser, url: string): Promise<Look> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript({ path: join(__dirname, "observe.js") });
    await page.goto(url);
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(QUIET_MS);
    return await page.evaluate(() => {
      const { shift, longest } = (globalThis as unknown as { measured: Measured }).measured;
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      return { firstPaintMs: paint?.startTime ?? 0, shift, longestTaskMs: longest };
    });
  } finally {
    await context.close();
  }
}

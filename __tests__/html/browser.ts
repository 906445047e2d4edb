import { type Browser, chromium as engine, type Page } from "playwright-core";
import { chromium, commandOf } from "../support/tools";

/** Nothing that calls home, and nothing that needs a screen. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

/** As long as `until` waits: for a machine that has much else to do. */
const PATIENCE_MS = 60_000;

export function launchBrowser(): Promise<Browser> {
  return engine.launch({ executablePath: commandOf(chromium), args, timeout: PATIENCE_MS });
}

/** A fresh page, and the errors that it has shown, which a test wants to be none. */
export async function openPage(browser: Browser, address: string) {
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE_MS);
  const page: Page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(address);
  return { page, errors, close: () => context.close() };
}

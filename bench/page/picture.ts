/**
 * `npm run picture`: films the page of a run on this machine for the README, `docs/race.webp`.
 * `npm run picture -- compare.html`: takes a picture of a report's first screen, `docs/compare.png`.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import { findApp } from "../../build/app/find-app";
import { stopBuilding } from "../../build/bundles";
import { projectFolder } from "../../build/project";
import { buildStale } from "../../build/stale/build-stale";
import { freePorts } from "../../compare/run/free-ports";
import { parseOptions } from "../../local/options";
import { startSystem } from "../../local/system";
import { animatedWebp, type Frame } from "./animated-webp";
import { launchBrowser, NO_BROWSER } from "./browser";

/** So wide that the race and the system stand beside each other, so high that ten at once are seen whole. */
const SIZE = { width: 1120, height: 900 };
const REPORT_SIZE = { width: 900, height: 1020 };
const QUALITY = 40;
/** From one picture to the next, in milliseconds; an unchanged one is shown longer. */
const APART_MS = 150;

// Deployed, all runs on Node 22; that the SDK's newest releases want it too is no news here.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What is done, and for how long it is watched, in milliseconds. */
const script: readonly (readonly [button: string | undefined, ms: number])[] = [
  [undefined, 1_200],
  ["Send", 2_600],
  ["Send", 2_200],
  ["Send 10 at once", 3_600],
  ["Kill a task", 3_400],
];

async function film(page: Page): Promise<readonly Frame[]> {
  const session = await page.context().newCDPSession(page);
  const taken: { webp: Buffer; at: number }[] = [];
  let filming = true;
  const camera = (async () => {
    while (filming) {
      const at = performance.now();
      const webp = await still(session);
      if (!taken.at(-1)?.webp.equals(webp)) taken.push({ webp, at });
      await pause(Math.max(0, at + APART_MS - performance.now()));
    }
  })();
  for (const [button, ms] of script) {
    if (button) await page.getByRole("button", { name: button, exact: true }).click();
    await pause(ms);
  }
  filming = false;
  await camera;
  const end = performance.now();
  return taken.map(({ webp, at }, i) => ({ webp, ms: (taken[i + 1]?.at ?? end) - at }));
}

async function still(session: CDPSession): Promise<Buffer> {
  const options = { format: "webp", quality: QUALITY } as const;
  const { data } = await session.send("Page.captureScreenshot", options);
  return Buffer.from(data, "base64");
}

async function filmRace(browser: Browser): Promise<void> {
  const app = await findApp();
  await buildStale(undefined, app);
  await stopBuilding();
  const data = await mkdtemp(join(tmpdir(), "picture-"));
  const options = parseOptions(["--port", String(await freePorts(4)), "--data", data]);
  const system = await startSystem({ ...options, app, env: {}, log: () => {} });
  try {
    const page = await browser.newPage({ viewport: SIZE });
    await page.goto(`${system.urls.page}/#/try`);
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    const frames = await film(page);
    const picture = animatedWebp(frames, SIZE.width, SIZE.height);
    await writeFile(join(projectFolder, "docs/race.webp"), picture);
    console.log(
      `docs/race.webp: ${frames.length} pictures, ${Math.ceil(picture.length / 1024)} KB`,
    );
  } finally {
    await system.close();
    await rm(data, { recursive: true, force: true });
  }
}

async function takeReport(browser: Browser, file: string): Promise<void> {
  const page = await browser.newPage({ viewport: REPORT_SIZE });
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.screenshot({ path: join(projectFolder, "docs/compare.png") });
  console.log(`docs/compare.png: of ${file}`);
}

async function main([report]: readonly string[]): Promise<void> {
  const browser = await launchBrowser();
  if (browser === undefined) throw new Error(NO_BROWSER);
  try {
    await (report === undefined ? filmRace(browser) : takeReport(browser, report));
  } finally {
    await browser.close();
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

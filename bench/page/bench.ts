import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { findApp } from "../../build/app/find-app";
import { stopBuilding } from "../../build/bundles";
import { buildStale } from "../../build/stale/build-stale";
import { freePorts } from "../../compare/run/free-ports";
import { parseOptions } from "../../local/options";
import { startSystem } from "../../local/system";
import { logWriter } from "../../runtime/app/log-writer";
import type { Bench, Figure, Setting } from "../bench";
import { inTurns } from "../support/rounds";
import { launchBrowser, NO_BROWSER } from "./browser";
import { type Look, lookAt } from "./look-at";

export const bench: Bench = {
  name: "page",
  about:
    "the page of `npm start`: what it weighs, and in each of its views when it shows, whether it jumps, and how long it is busy",
  async run(setting) {
    const app = await findApp();
    await buildStale(undefined, app);
    await stopBuilding();
    const data = await mkdtemp(join(tmpdir(), "bench-page-"));
    const port = await freePorts(4);
    const options = parseOptions(["--port", String(port), "--data", data]);
    const log = logWriter(() => {});
    const system = await startSystem({ ...options, app, env: {}, log });
    try {
      return [await weightOf(system.urls.page), ...(await looks(system.urls.page, setting))];
    } finally {
      await system.close();
      await rm(data, { recursive: true, force: true });
    }
  },
};

/** All that the page loads of its own: it has all of its views in it. */
async function weightOf(page: string): Promise<Figure> {
  const html = await textOf(page);
  const names = [...html.matchAll(/(?:src|href)="([\w-]+\.\w+)"/g)].map(([, name = ""]) => name);
  const files = await Promise.all([...new Set(names)].map((name) => textOf(`${page}/${name}`)));
  const bytes = [html, ...files].map((text) => gzipSync(text, { level: 9 }).length);
  const sum = bytes.reduce((all, one) => all + one, 0);
  return {
    name: "the page with all views, gzip",
    unit: "KB",
    better: "less",
    aim: 60,
    contenders: [{ name: "the page", ours: true, samples: [sum / 1_024] }],
  };
}

const textOf = async (url: string) => (await fetch(url)).text();

async function looks(page: string, setting: Setting): Promise<readonly Figure[]> {
  const browser = await launchBrowser();
  if (browser === undefined) return figures([{ name: "the page", looks: [] }], NO_BROWSER);
  try {
    const views = await viewsOf(browser, page);
    // The first of all finds a browser that has just started, and functions that have not.
    for (const { url } of views) await lookAt(browser, url);
    const rounds = setting.short ? 1 : 5;
    const all = await inTurns(views, rounds, ({ name, url }, round) => {
      setting.progress(`round ${round + 1} of ${rounds}: ${name}`);
      return lookAt(browser, url);
    });
    return figures(views.map(({ name }, at) => ({ name, looks: all[at] ?? [] })));
  } finally {
    await browser.close();
  }
}

/** As the page's own links name them. */
async function viewsOf(browser: Browser, url: string) {
  const page = await browser.newPage();
  await page.goto(url);
  const links = page.locator("nav a");
  const texts = await links.allTextContents();
  const places = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  await page.close();
  return texts.map((name, at) => ({ name, url: `${url}/${places[at]}` }));
}

function figures(
  views: readonly { readonly name: string; readonly looks: readonly Look[] }[],
  skipped?: string,
): readonly Figure[] {
  const figure = (name: string, unit: string, aim: number | undefined, pick: keyof Look) => ({
    name,
    unit,
    better: "less" as const,
    ...(aim !== undefined && { aim }),
    contenders: views.map((view) => ({
      name: view.name,
      ours: true as const,
      samples: view.looks.map((look) => look[pick]),
      ...(skipped && { skipped }),
    })),
  });
  return [
    figure("first contentful paint", "ms", undefined, "firstPaintMs"),
    figure("layout shift", "score", 0, "shift"),
    figure("longest task over 50 ms", "ms", 50, "longestTaskMs"),
  ];
}

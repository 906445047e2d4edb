import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { findingsOf } from "../../../compare/report/findings";
import { htmlReport } from "../../../compare/report/html-report";
import { launchBrowser } from "../../html/browser";
import { axeFindings } from "../../support/axe";
import { madeReport, type ReportOptions } from "../../support/reports";
import { chromium, describeWith } from "../../support/tools";

const now = new Date("2026-11-22T12:00:00Z");
const html = (options: ReportOptions): string => {
  const report = madeReport(options);
  return htmlReport(report, findingsOf(report), now);
};

test("it is one file under 1 MB that names no other", () => {
  const text = html({});
  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  expect(text).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=/);
  expect(text).not.toMatch(/NaN|undefined|Infinity/);
});

test("what a report says is written as text, not as markup", () => {
  expect(html({})).toContain("512 &#60;b&#62;");
});

test("the finding, its table and where the time goes come first, then contents that lead to all sections", () => {
  const text = html({});
  const places = ['class="headline"', "<table", "Where the time goes", "What may be said", "<nav"];
  const at = places.map((place) => text.indexOf(place));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at).not.toContain(-1);
  const links = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  const ids = [...text.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
  expect(links).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an emulated report has one label that stays and draws no verdict; one of AWS does neither", () => {
  const emulated = html({ emulated: true });
  expect(emulated).toContain("<strong>EMULATED</strong>");
  expect(emulated.match(/class="emulated"/g)).toHaveLength(1);
  expect(emulated).not.toContain("are faster at");
  const deployed = html({});
  expect(deployed).not.toContain("EMULATED");
  expect(deployed).toContain("containers are faster by ");
});

test("old prices are warned of", () => {
  const report = madeReport({});
  const later = new Date("2027-11-22T12:00:00Z");
  expect(htmlReport(report, findingsOf(report), later)).toContain("days old");
});

describeWith([chromium], "in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "compare-report-"));
  const file = join(folder, "compare.html");
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(file, html({ emulated: true }));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ["wide and light", 1100, "light"],
    ["wide and dark", 1100, "dark"],
    ["a phone", 360, "light"],
  ] as const)(
    "%s: opens from disk, asks the network for nothing, fits and can be read",
    async (_, width, colorScheme) => {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
      const [requests, complaints]: [string[], string[]] = [[], []];
      page.on("request", (request) => requests.push(request.url()));
      page.on("console", (message) => complaints.push(message.text()));
      await page.goto(`file://${file}`);

      expect(requests).toEqual([`file://${file}`]);
      expect(complaints).toEqual([]);
      const seen = await page.evaluate<Seen>(look);
      expect(seen.overflow).toBe(0);
      expect(seen.charts).toBe(10);
      expect(seen.unnamed).toBe(0);
      expect(seen.emulatedHeight).toBeGreaterThan(30);
      expect(seen.tables).toBeGreaterThanOrEqual(12);
      expect(seen.cut).toEqual([]);
      // Every chart says what its colours are, and its text can be told from the ground.
      expect(seen.ground).not.toBe(seen.ink);
      // However far one has read, the label is in view.
      await page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)");
      const top = "document.querySelector('.emulated').getBoundingClientRect().top";
      expect(await page.evaluate(top)).toBe(0);
      expect(await axeFindings(page)).toEqual([]);
      await page.close();
    },
  );
});

/** What a reader would see of the page. */
interface Seen {
  readonly overflow: number;
  readonly charts: number;
  readonly unnamed: number;
  readonly emulatedHeight: number;
  readonly tables: number;
  readonly ground: string;
  readonly ink: string;
  /** Texts of charts that reach out of their chart. */
  readonly cut: readonly string[];
}

/** Runs in the page; a text, because these tests are compiled without the types of a browser. */
const look = `(() => {
  const charts = [...document.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
  const cut = charts.flatMap((chart) => {
    const room = chart.getBoundingClientRect();
    return [...chart.querySelectorAll("text")].filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < room.left - 14 || box.right > room.right + 14;
    }).map((text) => text.textContent);
  });
  return {
    overflow: Math.max(0, document.documentElement.scrollWidth - window.innerWidth),
    charts: charts.length,
    unnamed: charts.filter((chart) => !chart.getAttribute("aria-label")).length,
    emulatedHeight: document.querySelector(".emulated")?.getBoundingClientRect().height ?? 0,
    tables: document.querySelectorAll("table").length,
    ground: getComputedStyle(document.documentElement).backgroundColor,
    ink: getComputedStyle(document.documentElement).color,
    cut,
  };
})()`;

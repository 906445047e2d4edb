/** The command behind `npm run compare`. */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lagBoundMs } from "./load/lag";
import { planOf } from "./phases/plan";
import { mergeReports } from "./record/merge";
import { parseReport, type Report } from "./record/schema";
import { readStack, resourcesOf, sizesOf } from "./record/stack";
import { findingsOf } from "./report/findings";
import { htmlReport } from "./report/html-report";
import { terminalReport } from "./report/terminal";
import { type Options, parseOptions, usage } from "./run/args";
import { deployedTargets } from "./run/deployed";
import { type LocalSystem, localSystem } from "./run/local-system";
import { paritySheet } from "./run/parity";
import { showProgress } from "./run/progress";
import { runComparison } from "./run/run";
import { RunError } from "./run/run-error";

const project = resolve(__dirname, "..");
const log = (line: string): void => console.error(line);

async function main(): Promise<void> {
  const options = commandLine();
  if (options.help) return void console.log(usage);
  const report =
    options.merge.length > 0 ? await mergedFrom(options.merge) : await measure(options);
  const findings = findingsOf(report);
  const html = htmlReport(report, findings, new Date());
  await writeFile(options.json, JSON.stringify(report));
  await writeFile(options.html, html);
  console.log(terminalReport(report, findings));
  console.log(
    `Written: ${options.json}, ${options.html} (${Math.round(Buffer.byteLength(html) / 1024)} KiB)`,
  );
}

function commandLine(): Options {
  try {
    return parseOptions(process.argv.slice(2), () => Math.floor(Math.random() * 2 ** 32));
  } catch (error) {
    throw new RunError(`${(error as Error).message}\n${usage}`);
  }
}

async function mergedFrom(files: readonly string[]): Promise<Report> {
  const reports = await Promise.all(
    files.map(async (file) => {
      try {
        return parseReport(await readFile(file, "utf8"));
      } catch (error) {
        throw new RunError(`${file}: ${(error as Error).message}`);
      }
    }),
  );
  return mergeReports(reports);
}

async function measure(options: Options): Promise<Report> {
  const stop = new AbortController();
  process.on("SIGINT", () => {
    // The second Ctrl-C does not wait for the posts to be deleted.
    if (stop.signal.aborted) process.exit(130);
    log("\nStopping: the run's posts are deleted first. Ctrl-C again leaves them.");
    stop.abort();
  });
  process.on("SIGTERM", () => stop.abort());
  const system = await systemOf(options);
  const plan = planOf(options);
  const progress = showProgress(plan, process.stderr);
  try {
    const targets = { functions: system.functions, containers: system.containers };
    const stack = await readStack(join(project, "cdktf.out"));
    return await runComparison({
      plan,
      targets,
      writeKey: process.env.BLOG_WRITE_KEY || undefined,
      parity: await paritySheet({ targets, stack, project, limits: system.limits }),
      resources: resourcesOf(stack),
      sizes: sizesOf(stack),
      lagBoundMs,
      signal: stop.signal,
      onPhase: progress.phase,
    });
  } finally {
    progress.stop();
    await system.close();
  }
}

/** What is measured: addresses that were given, the last deploy's, or the local system. */
async function systemOf({ targets, deployed }: Options): Promise<LocalSystem> {
  const given =
    targets ?? (deployed ? await deployedTargets(join(project, "html/urls.js")) : undefined);
  if (given === undefined) return localSystem(log);
  log(`Measuring ${given.functions} and ${given.containers}`);
  return { ...given, limits: "not known from here", close: async () => {} };
}

main().catch((error: Error) => {
  console.error(error instanceof RunError ? error.message : error.stack);
  process.exitCode = 1;
});

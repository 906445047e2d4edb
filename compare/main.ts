/** The command behind `npm run compare`. */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lagBoundMs } from "./load/lag";
import { planOf } from "./phases/plan";
import { inPlacements } from "./placements/in-placements";
import { placingOf } from "./placements/of-deploy";
import { accountConcurrency } from "./platform/account";
import { deployedLog } from "./platform/deployed-log";
import { deployedOf } from "./record/deployed";
import { mergeReports } from "./record/merge";
import { parseReport, type Report } from "./record/schema";
import { countsOf, readStack, type Stack } from "./record/stack";
import { findingsOf } from "./report/findings";
import { htmlReport } from "./report/html-report";
import { terminalReport } from "./report/terminal";
import { type Options, parseOptions, usage } from "./run/args";
import { deployedTargets } from "./run/deployed";
import { kibibytes } from "./run/kibibytes";
import { checkLimits, known, limitsOf } from "./run/limits";
import { type LocalSystem, localSystem } from "./run/local-system";
import { paritySheet } from "./run/parity";
import { showProgress } from "./run/progress";
import { roundTripMs } from "./run/round-trip";
import { runComparison } from "./run/run";
import { workloadFor } from "./run/workload";
import { RunError } from "./run-error";
import { isEmulated, regionOf } from "./target";

const project = resolve(__dirname, "..");
const log = (line: string): void => console.error(line);

async function main(): Promise<void> {
  const options = commandLine();
  if (options.help) return void console.log(usage);
  const report =
    options.merge.length > 0
      ? asked(await mergedFrom(options.merge), options)
      : await measure(options);
  const findings = findingsOf(report);
  const html = htmlReport(report, findings, new Date());
  await writeFile(options.json, JSON.stringify({ ...report, verdict: findings.verdict }));
  await writeFile(options.html, html);
  console.log(terminalReport(report, findings));
  if (findings.verdict.objectives.some(({ met }) => !met)) process.exitCode = 3;
  // What was measured by a late generator meets nothing.
  if (findings.verdict.void) process.exitCode = 1;
  console.log(`Written: ${options.json}, ${options.html} (${kibibytes(Buffer.byteLength(html))})`);
}

function commandLine(): Options {
  try {
    return parseOptions(process.argv.slice(2), () => Math.floor(Math.random() * 2 ** 32));
  } catch (error) {
    throw new RunError(`${(error as Error).message}\n${usage}`);
  }
}

/** What is asked now takes the place of what the runs were asked. */
const asked = (report: Report, { objectives, settings, rehearse }: Options): Report => ({
  ...report,
  rehearsal: report.rehearsal || rehearse,
  ...(objectives.length > 0 && { objectives: [...objectives] }),
  ...(settings.length > 0 && { settings: [...settings] }),
});

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
  try {
    return mergeReports(reports);
  } catch (error) {
    throw new RunError((error as Error).message);
  }
}

async function measure(options: Options): Promise<Report> {
  const stop = new AbortController();
  process.on("SIGINT", () => {
    // The second Ctrl-C does not wait for what the run made to be removed.
    if (stop.signal.aborted) process.exit(130);
    log("\nStopping: what the run made is removed first. Ctrl-C again leaves it.");
    stop.abort();
  });
  process.on("SIGTERM", () => stop.abort());
  const given = await givenTargets(options);
  const origins = given === undefined ? [] : [given.functions, given.containers];
  const { app, output, scenario } = await workloadFor(options, origins, log);
  const system = given ?? (await localSystem({ app: options.app, name: app }, log));
  const together = options.together || !isEmulated(system.functions);
  const stack = await readStack(join(project, "cdktf.out"));
  // Another stack's limits than the last synth's are not known.
  const region = regionIn(stack, system.functions);
  const limits = options.deployed
    ? known({ ...limitsOf(stack), accountConcurrency: await accountConcurrency(region) })
    : {};
  const plan = planOf(
    {
      ...options,
      order: together ? "together" : "in turns",
      throttle: limits.throttleRate,
    },
    scenario.objective?.p99Ms,
  );
  checkLimits(plan, limits);
  const progress = showProgress(plan, process.stderr);
  try {
    const targets = { functions: system.functions, containers: system.containers };
    const parity = await paritySheet({
      targets,
      stack,
      project,
      builds: join(project, output),
      usual: options.kinds === undefined,
      limits: system.limits,
      lets: limits,
      roundTrips: {
        functions: await roundTripTo(targets.functions),
        containers: await roundTripTo(targets.containers),
      },
    });
    const run = (round = 0): Promise<Report> =>
      runComparison({
        plan: { ...plan, seed: (plan.seed + round) % 2 ** 32 },
        scenario,
        variables: process.env,
        targets,
        labels: options.labels,
        kinds: options.kinds,
        parity,
        resources: countsOf(stack),
        deployed: deployedOf(stack),
        limits,
        ...platformLogOf(options, system, stack, region),
        tell: log,
        lagBoundMs,
        rehearsal: options.rehearse,
        objectives: options.objectives,
        settings: options.settings,
        signal: stop.signal,
        onPhase: progress.phase,
      });
    if (options.placements === 1) return await run();
    const about = { count: options.placements, signal: stop.signal, tell: log };
    return await inPlacements(placingOf(stack, region, about), run);
  } finally {
    progress.stop();
    await system.close();
  }
}

/** What is known here of what is measured: its log, where it was started here or deployed from here. */
function platformLogOf(
  { deployed }: Options,
  system: LocalSystem,
  stack: Stack | undefined,
  region: string | undefined,
) {
  const found = deployed ? deployedLog(stack, region) : system.log;
  return found === undefined ? {} : { platformLog: found };
}

const regionIn = (stack: Stack | undefined, url: string): string | undefined =>
  regionOf(url) ?? deployedOf(stack)?.choices.region;

/** Not a number of a target that is not there: the run itself says so. */
const roundTripTo = (url: string): Promise<number> => roundTripMs(url).catch(() => Number.NaN);

/** Addresses that were given, or the last deploy's; undefined: the local system is meant. */
async function givenTargets({ targets, deployed }: Options): Promise<LocalSystem | undefined> {
  const given =
    targets ?? (deployed ? await deployedTargets(join(project, "html/urls.js")) : undefined);
  if (given === undefined) return undefined;
  log(`Measuring ${given.functions} and ${given.containers}`);
  return { ...given, limits: "not known from here", close: async () => {} };
}

main().catch((error: Error) => {
  console.error(error instanceof RunError ? error.message : error.stack);
  process.exitCode = 1;
});

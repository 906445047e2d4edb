/** The command behind `npm run check`: will an app run as functions and as containers? */
import { writeFile } from "node:fs/promises";
import { findApp } from "../build/app/find-app";
import { UserError } from "../build/user-error";
import { workloadFor } from "../compare/run/workload";
import { RunError } from "../compare/run-error";
import { mustChange } from "./finding";
import { parseOptions, usage } from "./options";
import { terminalReport } from "./report/terminal";
import { check } from "./run";

/** Something must change. */
const MUST_CHANGE = 3;

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const app = await findApp(options.app);
  const progress = (step: string) => console.error(`${step} ...`);
  const { scenario } = await workloadFor(options, [], progress);
  const report = await check({
    app,
    scenario,
    readsOnly: options.reads,
    port: options.port,
    progress,
  });
  if (options.json !== undefined) {
    const text = `${JSON.stringify(report, undefined, 2)}\n`;
    await writeFile(options.json, text).catch((error: Error) => {
      throw new UserError(`--json ${options.json} cannot be written: ${error.message}`);
    });
  }
  console.log(terminalReport(report));
  return mustChange(report.findings) ? MUST_CHANGE : 0;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(1));
}
main()
  .then((code) => process.exit(code))
  .catch((error: Error) => {
    const isForPeople = error instanceof UserError || error instanceof RunError;
    console.error(isForPeople ? error.message : error.stack);
    process.exit(1);
  });

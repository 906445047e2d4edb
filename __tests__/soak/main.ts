/** The command behind `npm run soak`: what the tests do in short, whole, with what was measured. */
import { UserError } from "../../build/user-error";
import { backendNames } from "../parity/backends";
import { type Doors, startDoors } from "./doors";
import { broken } from "./faults/broken";
import { orderProbes } from "./faults/order-probes";
import { postProbes } from "./faults/post-probes";
import { measure } from "./faults/probe";
import { ofAnotherApp, rows, troubleFor } from "./faults/rows";
import { asMeasured } from "./faults/table";
import { runFuzz } from "./fuzz/run-fuzz";
import { toBytes } from "./fuzz/wire-request";
import { kinds, runHistory } from "./history/run-history";
import { variations } from "./history/variations";
import { type Options, type Part, parseOptions, usage } from "./options";
import { runOverload } from "./overload/run-overload";

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Each part prints its table. @returns what did not hold, in words */
const run: Readonly<Record<Part, (doors: Doors, options: Options) => Promise<readonly string[]>>> =
  {
    async faults(doors, { app, seed }) {
      say(
        "| Fault | Door | Answers | Slowest | Calls: most (mean) | Stored after failing | Well after |",
      );
      say("|---|---|---|---|---|---|---|");
      const wrong: string[] = [];
      const probes = app === undefined ? postProbes : orderProbes;
      for (const [number, row] of rows.entries()) {
        const measured = await measure(doors, `soak-${seed}-${number}`, probes, troubleFor(row));
        for (const backend of backendNames) {
          say(`| ${row.fault} | ${backend} | ${asMeasured(measured[backend])} |`);
          const promised = app === undefined ? row : ofAnotherApp(row);
          const complaints = broken(promised, measured[backend]);
          wrong.push(...complaints.map((words) => `${row.fault}, ${backend}: ${words}`));
        }
      }
      return wrong;
    },

    async history(doors, { seed, each }) {
      say(
        "| While this happens | Requests | Without an answer | Killed | Violations | Written late | Feed |",
      );
      say("|---|---|---|---|---|---|---|");
      const wrong: string[] = [];
      for (const variation of variations) {
        const judged = await runHistory(doors, variation, { seed, each, clients: 32, posts: 50 });
        const { operations, unknown, killed, violations, late, feed } = judged;
        const seen = kinds.filter((kind) => violations[kind] > 0);
        const told = seen.map((kind) => `${violations[kind]} x ${kind}`).join("; ") || "0";
        const kills = `${killed.instances} instances, ${killed.containers} containers`;
        const cells = [variation.name, operations, unknown, kills, told, late, feed.length];
        say(`| ${cells.join(" | ")} |`);
        wrong.push(...seen.map((kind) => `${variation.name}: ${kind}`));
        wrong.push(...feed.map((id) => `${variation.name}: posts and feeds differ in ${id}`));
      }
      return wrong;
    },

    overload: () => runOverload(say),

    async fuzz(doors, { seed, requests }) {
      const progress = (sent: number) => {
        if (sent % 1_000 === 0) say(`${sent} of ${requests} requests`);
      };
      const found = await runFuzz(doors, { seed, requests, progress });
      const ended = doors.lines.filter((line) => /process ended|Runtime exited/.test(line));
      return [
        ...found.map(({ kind, times, request }) => {
          const bytes = JSON.stringify(toBytes(request).toString("latin1").slice(0, 500));
          return `${kind}, ${times} times, at its smallest: ${bytes}`;
        }),
        ...ended,
      ];
    },
  };

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return say(usage);
  const doors = await startDoors(options.app);
  const wrong: string[] = [];
  try {
    for (const part of options.parts) {
      const start = performance.now();
      say(`\n${part}, seed ${options.seed}:\n`);
      wrong.push(...(await run[part](doors, options)));
      say(`\n${part}: ${Math.round((performance.now() - start) / 1_000)} s.`);
    }
  } finally {
    await doors.stop();
  }
  say(wrong.length === 0 ? "All holds." : `What did not hold:\n${wrong.join("\n")}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

main().catch((error: Error) => {
  console.error(error instanceof UserError ? error.message : error.stack);
  process.exit(1);
});

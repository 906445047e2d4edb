/** This project against its peers: `npm run bench -- [NAME...] [--short] [--node 22|24|PATH] [--table]`. */
import { UserError } from "../build/user-error";
import type { Setting } from "./bench";
import { benches } from "./benches";
import { readOptions } from "./options";
import { thisMachine } from "./report/machine";
import { Progress } from "./report/progress";
import { publish } from "./report/publish";
import { type Part, readResults, withPart, writeResults } from "./report/results";
import { tableOf } from "./report/table";
import { type Outcome, runBenches } from "./run-benches";
import { nodeOf } from "./support/node";

const progress = new Progress(process.stderr);

async function main(args: readonly string[]): Promise<void> {
  const known = benches.map(({ name }) => name);
  const options = readOptions(args, known);
  const isWanted = (name: string) => options.names.length === 0 || options.names.includes(name);
  if (options.table) {
    const parts = (await readResults()).filter(({ bench }) => isWanted(bench));
    print(parts.length > 0 ? parts.map(tableOf).join("\n\n\n") : "Nothing was measured yet.");
    return;
  }
  const node = await nodeOf(options.node, progress.say);
  const setting: Setting = { node: node.path, short: options.short, progress: progress.say };
  await runBenches(
    benches.filter(({ name }) => isWanted(name)),
    setting,
    async (outcome) => {
      if ("error" in outcome) return reportError(outcome);
      const { bench, figures } = outcome;
      const date = new Date().toISOString();
      const part = { bench, node: node.version, date, machine: thisMachine(), figures };
      print(`${tableOf(part)}\n`);
      if (!options.short) await keep(part);
    },
  );
}

function print(text: string): void {
  progress.clear();
  console.log(text);
}

function reportError({ bench, error }: Extract<Outcome, { error: Error }>): void {
  print(`${bench} broke: ${error instanceof UserError ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

/** Read just before, since another run may have written its own. */
async function keep(part: Part): Promise<void> {
  const before = await readResults().catch((error: Error) => {
    if (!(error instanceof UserError)) throw error;
    print(error.message);
    return [];
  });
  await writeResults(withPart(before, part));
  // As it stands in the file, rounded: the docs are held to that.
  await publish(await readResults());
}

main(process.argv.slice(2)).catch((error: Error) => {
  progress.clear();
  console.error(error instanceof UserError ? error.message : error.stack);
  process.exitCode = 1;
});

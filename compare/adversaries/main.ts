/** The instrument against servers of known truth: `npm run adversaries`. */
import { appendFile, readFile } from "node:fs/promises";
import { RunError } from "../run-error";
import { adversaries } from "./adversaries";
import type { Adversary } from "./adversary";
import { meet } from "./meet";
import type { Met } from "./met";
import { type Options, parseOptions, usage } from "./options";
import { tableOf } from "./table";

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return void console.log(usage);
  const met = options.keep === undefined ? [] : await kept(options.keep);
  if (!options.table) met.push(...(await meetAll(chosen(options.names), options)));
  console.log(tableOf(met));
}

function chosen(names: readonly string[]): readonly Adversary[] {
  const unknown = names.find((part) => !adversaries.some(({ name }) => name.includes(part)));
  if (unknown !== undefined) {
    const known = adversaries.map(({ name }) => `  ${name}`).join("\n");
    throw new RunError(`there is no adversary "${unknown}"; there are:\n${known}`);
  }
  if (names.length === 0) return adversaries;
  return adversaries.filter(({ name }) => names.some((part) => name.includes(part)));
}

/** As many at once as was said, each with all of its seeds. */
async function meetAll(open: readonly Adversary[], options: Options): Promise<Met[]> {
  const waiting = [...open];
  const found: Met[] = [];
  let writing = Promise.resolve();
  const onMet = (met: Met): void => {
    found.push(met);
    const all = open.length * options.seeds;
    console.error(`${found.length} of ${all}: ${met.name}, seed ${met.seed}: ${wordsOf(met)}`);
    const { keep } = options;
    if (keep !== undefined) {
      writing = writing.then(() => appendFile(keep, `${JSON.stringify(met)}\n`));
    }
  };
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await meet[options.time](next, options, onMet);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, worker));
  await writing;
  return found;
}

const wordsOf = ({ said }: Met): string =>
  said.kind === "verdict" ? said.headline : `refused: ${said.why.split("\n")[0]}`;

async function kept(file: string): Promise<Met[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw new RunError(`${file} cannot be read: ${error.message}`);
  });
  try {
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Met);
  } catch (error) {
    throw new RunError(`${file} was not written by this command: ${(error as Error).message}`);
  }
}

main().catch((error: Error) => {
  console.error(error instanceof RunError ? error.message : error.stack);
  process.exitCode = 1;
});

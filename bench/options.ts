import { parseArgs } from "node:util";
import { UserError } from "../build/user-error";

export interface Options {
  /** Which benches; none: all. */
  readonly names: readonly string[];
  /** To see that it works: nothing is written. */
  readonly short: boolean;
  /** A major version, or the path of a binary. */
  readonly node: string;
  /** Print what was measured before, and measure nothing. */
  readonly table: boolean;
}

/** @param known the names of all benches. @throws UserError for what is not among them */
export function readOptions(args: readonly string[], known: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const { short, node, table } = values;
  const wrong = positionals.find((name) => !known.includes(name));
  if (wrong !== undefined) {
    throw new UserError(`There is no bench ${wrong}. There are: ${known.join(", ")}.`);
  }
  return { names: positionals, short, node, table };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        short: { type: "boolean", default: false },
        node: { type: "string", default: "22" },
        table: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UserError(
      `${(error as Error).message}\nUsage: npm run bench -- [NAME...] [--short] [--node 22|24|PATH] [--table]`,
    );
  }
}

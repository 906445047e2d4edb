import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build, stop as stopBuilding } from "esbuild";
import { projectFolder } from "../../build/project";
import type { Bench, Figure, Setting } from "../bench";
import { stop } from "../support/process";
import { inTurns } from "../support/rounds";
import type { Order } from "./caller";
import { type Operation, operations } from "./item";

const SDK = "the SDK as it comes";

interface Contender {
  readonly name: string;
  readonly ours?: true;
  /** By which the caller knows it. */
  readonly store: string;
}

const contenders: readonly Contender[] = [
  { name: SDK, store: "sdk" },
  { name: "this project", ours: true, store: "lean" },
  { name: "hand-written", store: "hand-written" },
];

/** Calls of a round, so that each takes about as long; and as many before the first to warm up. */
const CALLS: Readonly<Record<Operation, number>> = { GetItem: 3_000, PutItem: 3_000, Query: 1_000 };
const ROUNDS = 11;

export const bench: Bench = {
  name: "database",
  about:
    "What a call of the database takes of CPU, against one that answers at once: our client, the SDK as it comes, a request signed by hand.",
  async run(setting) {
    const folder = await bundled();
    const stub = start(setting, join(folder, "stub.js"), []);
    const callers: ChildProcess[] = [];
    try {
      const [port] = await once(stub, "message");
      for (const { store } of contenders) {
        const caller = start(setting, join(folder, "caller.js"), [store], Number(port));
        callers.push(caller);
        await once(caller, "message");
      }
      const figures: Figure[] = [];
      for (const operation of operations) figures.push(await figureOf(operation, callers, setting));
      return figures;
    } finally {
      await Promise.all([stub, ...callers].map(stop));
    }
  },
};

/** The programs as they run on any Node, beside the packages that they load. */
async function bundled(): Promise<string> {
  const outdir = join(projectFolder, "dist/bench/database");
  await build({
    entryPoints: ["caller", "stub"].map((name) => join(__dirname, `${name}.ts`)),
    ...{ outdir, bundle: true, platform: "node", packages: "external", logLevel: "silent" },
  });
  await stopBuilding();
  return outdir;
}

function start({ node }: Setting, file: string, args: readonly string[], port = 0): ChildProcess {
  return fork(file, args, {
    execPath: node,
    execArgv: [],
    env: {
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function figureOf(
  operation: Operation,
  callers: readonly ChildProcess[],
  { short, progress }: Setting,
): Promise<Figure> {
  const calls = short ? 20 : CALLS[operation];
  const rounds = short ? 1 : ROUNDS;
  for (const caller of callers) await measured(caller, { operation, calls });
  const samples = await inTurns(callers, rounds, (caller, round) => {
    progress(`database: ${operation}, round ${round + 1} of ${rounds}`);
    return measured(caller, { operation, calls });
  });
  return {
    name: `a database call, ${operation === "Query" ? "Query of 20" : operation}`,
    unit: "us CPU",
    better: "less",
    base: SDK,
    // As this was 380 us on a quiet machine, 150.
    ...(operation === "GetItem" && { aim: 0.4 }),
    contenders: contenders.map(({ store: _, ...contender }, at) => ({
      ...contender,
      samples: samples[at] ?? [],
    })),
  };
}

async function measured(caller: ChildProcess, order: Order): Promise<number> {
  const gone = new AbortController();
  try {
    const answer = once(caller, "message", { signal: gone.signal });
    const end = once(caller, "exit", { signal: gone.signal });
    caller.send(order);
    const [value] = await Promise.race([answer, end.then(() => [undefined])]);
    if (typeof value !== "number") throw new Error("A caller of the database has ended.");
    return value;
  } finally {
    gone.abort();
  }
}

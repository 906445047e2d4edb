import { join } from "node:path";
import { buildAll } from "../../build/bundles";
import { projectFolder } from "../../build/project";
import type { Outcome } from "../../local/functions/outcome";
import { FunctionPool, type FunctionPoolOptions, type PoolEvent } from "../../local/functions/pool";

/** Our own runtime client, built now. */
export async function ownRuntimeClient(): Promise<string> {
  await buildAll(["runtime client"]);
  return join(projectFolder, "dist/local/runtime-client.js");
}

/** A function that starts pools for the tests of a file; each ends with its test. */
export function usePools(runtimeClient: () => string | Promise<string>) {
  const pools: TestPool[] = [];
  let client = "";
  beforeAll(async () => {
    client = await runtimeClient();
  });
  afterEach(async () => {
    await Promise.all(pools.splice(0).map(({ pool }) => pool.close()));
  });
  return (options: Partial<FunctionPoolOptions> = {}, code?: string): TestPool => {
    const pool = new TestPool({ runtimeClient: client, ...options }, code);
    pools.push(pool);
    return pool;
  };
}

/** A pool for tests, with all that it has written. */
export class TestPool {
  readonly lines: string[] = [];
  readonly pool: FunctionPool;

  constructor(
    options: Partial<FunctionPoolOptions> & { readonly runtimeClient: string },
    code = "probe",
  ) {
    this.pool = new FunctionPool({
      name: "probe",
      codeFolder: join(__dirname, "../local/functions/fixtures", code),
      handler: "index.handler",
      environment: { TABLE_NAME: "posts" },
      memoryMb: 512,
      timeoutMs: 10_000,
      maxInstances: 4,
      idleMs: 60_000,
      log: (line) => this.lines.push(line),
      ...options,
    });
  }

  invoke(event: object = {}): Promise<Outcome> {
    return this.pool.invoke(event as PoolEvent);
  }

  /** What the handler returned. */
  async result<T = Who>(event: object = {}): Promise<T> {
    const outcome = await this.invoke(event);
    if (outcome.kind !== "result") throw new Error(`No result, but ${JSON.stringify(outcome)}`);
    return JSON.parse(outcome.payload);
  }
}

/** What the fixture `probe` says of itself. */
export interface Who {
  readonly pid: number;
  /** How many invocations the instance has served, this one included. */
  readonly served: number;
  readonly leftMs: number;
  readonly context: Readonly<Record<string, unknown>>;
}

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import dynalite from "dynalite";
import { Level } from "level";
import { UserError } from "../build/user-error";
import type { TableSchema } from "../runtime/app";
import { type DataLock, lockData } from "./data-lock";
import { ensureTables } from "./ensure-tables";
import { listenError } from "./listen-error";
import { type Mended, mendIndexes } from "./mend-indexes";
import { refuseBrowsers } from "./refuse-browsers";
import { addTransactions } from "./transactions/add-transactions";

export interface DatabaseOptions {
  readonly port: number;
  /** Where the data is kept. */
  readonly folder: string;
  /** Empty it first. */
  readonly reset: boolean;
  /** Schemas by the table's name. */
  readonly tables: Readonly<Record<string, TableSchema>>;
  /** Told what was mended. */
  readonly log: (line: string) => void;
}

export interface LocalDatabase {
  readonly url: string;
  /** Whether a table was made just now, and is empty. */
  readonly isNew: boolean;
  close(): Promise<void>;
}

/** DynamoDB on this machine (dynalite, embedded, with transactions), with the tables in it. */
export async function startDatabase(options: DatabaseOptions): Promise<LocalDatabase> {
  await mkdir(options.folder, { recursive: true }).catch(() => {});
  const lock = await lockData(options.folder);
  try {
    const folder = join(options.folder, "database");
    const { added, removed } = await prepare(folder, options.reset, lock.wasCut);
    if (added + removed > 0) {
      options.log(
        `The last run was cut off in the middle of a write: ${added} entries of indexes were added, ${removed} removed.`,
      );
    }
    return await serve(folder, options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function serve(folder: string, options: DatabaseOptions, lock: DataLock) {
  const server = dynalite({ path: folder, createTableMs: 0 });
  addTransactions(server);
  refuseBrowsers(server);
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(listenError(error, "database", options.port)),
    );
    server.listen(options.port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : options.port);
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  try {
    const isNew = await ensureTables(url, options.tables);
    const close = async () => {
      await stop();
      await lock.release();
    };
    return { url, isNew, close };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Opens the data once before the database does, which would die of a broken folder without saying
 * why, and mends what a run that was cut off left. Nothing is thrown away but by `--reset`.
 */
async function prepare(folder: string, reset: boolean, wasCut: boolean): Promise<Mended> {
  try {
    if (reset) await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const store = new Level<string, unknown>(folder, { valueEncoding: "json" });
    await store.open();
    const mended = wasCut ? await mendIndexes(store) : { added: 0, removed: 0 };
    await store.close();
    return mended;
  } catch (error) {
    const { message } = ((error as Error).cause ?? error) as Error;
    throw new UserError(
      `The database in ${folder} cannot be opened (${message}). ` +
        "Mend or move that folder, choose another with --data FOLDER, or start empty with --reset.",
    );
  }
}

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import dynalite from "dynalite";
import { Level } from "level";
import type { TableSchema } from "../runtime/table";
import { ensureTable } from "./ensure-table";
import { addTransactions } from "./transactions/add-transactions";
import { listenError, UserError } from "./user-error";

export interface DatabaseOptions {
  readonly port: number;
  /** Where the data is kept. */
  readonly folder: string;
  /** Empty it first. */
  readonly reset: boolean;
  readonly tableName: string;
  readonly schema: TableSchema;
}

export interface LocalDatabase {
  readonly url: string;
  /** Whether the table was made just now, and is empty. */
  readonly isNew: boolean;
  close(): Promise<void>;
}

/** DynamoDB on this machine (dynalite, embedded, with transactions), with the table in it. */
export async function startDatabase(options: DatabaseOptions): Promise<LocalDatabase> {
  const folder = join(options.folder, "database");
  await prepare(folder, options.reset);
  const server = dynalite({ path: folder, createTableMs: 0 });
  addTransactions(server);
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
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, isNew: await ensureTable(url, options.tableName, options.schema), close };
}

/**
 * Opens the data once before the database does, which would die of a broken folder without saying
 * why. Nothing is thrown away but by `--reset`.
 */
async function prepare(folder: string, reset: boolean): Promise<void> {
  try {
    if (reset) await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const level = new Level(folder);
    await level.open();
    await level.close();
  } catch (error) {
    const cause = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    if (cause.code === "LEVEL_LOCKED") {
      throw new UserError(`${folder} is in use: stop the other run, or use --data FOLDER.`);
    }
    throw new UserError(
      `The database in ${folder} cannot be opened (${cause.message}). ` +
        "Mend or move that folder, choose another with --data FOLDER, or start empty with --reset.",
    );
  }
}

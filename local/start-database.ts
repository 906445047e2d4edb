import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import dynalite from "dynalite";
import { Level } from "level";
import { UserError } from "../build/user-error";
import type { TableSchema } from "../runtime/app";
import { ensureTables } from "./ensure-tables";
import { listenError } from "./listen-error";
import { addTransactions } from "./transactions/add-transactions";

export interface DatabaseOptions {
  readonly port: number;
  /** Where the data is kept. */
  readonly folder: string;
  /** Empty it first. */
  readonly reset: boolean;
  /** Schemas by the table's name. */
  readonly tables: Readonly<Record<string, TableSchema>>;
}

export interface LocalDatabase {
  readonly url: string;
  /** Whether a table was made just now, and is empty. */
  readonly isNew: boolean;
  close(): Promise<void>;
}

/** DynamoDB on this machine (dynalite, embedded, with transactions), with the tables in it. */
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
  try {
    return { url, isNew: await ensureTables(url, options.tables), close };
  } catch (error) {
    await close();
    throw error;
  }
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

import { join } from "node:path";
import { Level } from "level";
import { UserError } from "../build/user-error";

/** A data folder that this process alone uses. */
export interface DataLock {
  /** Whether the run before was ended without closing its data. */
  readonly wasCut: boolean;
  /** Says that the data are closed, and lets the next run in. */
  release(): Promise<void>;
}

const RUNNING = "running";

/**
 * Takes a data folder for this process. The lock is LevelDB's own, on a small store beside the data:
 * the system gives it back however the process ends.
 *
 * @throws UserError where another process has it
 */
export async function lockData(folder: string): Promise<DataLock> {
  const store = new Level(join(folder, "lock"));
  try {
    await store.open();
  } catch (error) {
    const cause = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    throw new UserError(
      cause.code === "LEVEL_LOCKED"
        ? `${folder} is in use: stop the other run, or use --data FOLDER.`
        : `The data folder ${folder} cannot be used (${cause.message}). Choose another with --data FOLDER.`,
    );
  }
  const wasCut = (await store.get(RUNNING)) !== undefined;
  await store.put(RUNNING, "");
  return {
    wasCut,
    release: async () => {
      await store.del(RUNNING);
      await store.close();
    },
  };
}

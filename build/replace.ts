import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Puts a whole new file in the old one's place, or leaves it where nothing changed: others may be
 * reading it.
 *
 * @returns whether it changed
 */
export async function replace(path: string, contents: Uint8Array): Promise<boolean> {
  const old = await readFile(path).catch(() => undefined);
  if (old?.equals(contents)) return false;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, contents);
  await rename(part, path);
  return true;
}

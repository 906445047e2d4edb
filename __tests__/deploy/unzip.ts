import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../support/docker";

/** Unpacks a zip into a new folder, with a program that is not ours. */
export async function unzip(zip: Uint8Array): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "unzip-"));
  const file = `${folder}.zip`;
  writeFileSync(file, zip);
  await runProgram("python3", ["-m", "zipfile", "-e", file, folder]);
  rmSync(file);
  return folder;
}

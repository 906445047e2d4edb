import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly executable: boolean;
  readonly content: Buffer;
}

/**
 * All files of a folder, sorted by path. Of a file's mode only "executable" counts: the rest follows
 * from the umask of whoever checked it out.
 */
export function readFolder(folder: string): FolderFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => ({ name, stats: statSync(join(folder, name)) }))
    .filter(({ stats }) => stats.isFile())
    .map(({ name, stats }) => ({
      path: name.replaceAll("\\", "/"),
      executable: (stats.mode & 0o100) !== 0,
      content: readFileSync(join(folder, name)),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** SHA-256 in hexadecimal over each file's path, mode and content: the same on every machine. */
export function hashFiles(files: readonly FolderFile[]): string {
  const hash = createHash("sha256");
  for (const { path, executable, content } of files) {
    hash.update(`${path}\0${executable ? "x" : "-"}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

import { type Zippable, zipSync } from "fflate";
import type { FolderFile } from "./folder";

/** The earliest time that a zip file can say, in the zone of whoever asks. */
const noTime = new Date(1980, 0, 1);
const unix = 3;

/**
 * A zip file of these files, byte for byte the same on every machine: no times, no owners, and a
 * compressor in JavaScript, since Node's own changes its output from version to version.
 */
export function zip(files: readonly FolderFile[]): Buffer {
  const entries: Zippable = {};
  for (const { path, executable, content } of files) {
    const mode = 0o100000 | (executable ? 0o755 : 0o644);
    entries[path] = [content, { level: 9, mtime: noTime, os: unix, attrs: mode << 16 }];
  }
  return Buffer.from(zipSync(entries));
}

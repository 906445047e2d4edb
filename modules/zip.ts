import { type Zippable, zipSync } from "fflate";
import { contentTime } from "./content-time";
import type { FolderFile } from "./folder";

const unix = 3;

/**
 * A file's time, as the one that this machine's clocks would show: a zip file holds no zone, and Lambda
 * reads it as UTC.
 */
function shownTime(content: Buffer): Date {
  const time = contentTime(content);
  const [year, month, day] = [time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()];
  return new Date(year, month, day, time.getUTCHours(), time.getUTCMinutes(), time.getUTCSeconds());
}

/**
 * A zip file of these files, byte for byte the same on every machine: no times but those that follow from the contents, no owners, and a
 * compressor in JavaScript, since Node's own changes its output from version to version.
 */
export function zip(files: readonly FolderFile[]): Buffer {
  const entries: Zippable = {};
  for (const { path, executable, content } of files) {
    const mode = 0o100000 | (executable ? 0o755 : 0o644);
    entries[path] = [content, { level: 9, mtime: shownTime(content), os: unix, attrs: mode << 16 }];
  }
  return Buffer.from(zipSync(entries));
}

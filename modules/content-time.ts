import { createHash } from "node:crypto";

const FIRST_DAY = Date.UTC(2000, 0, 1);
const DAYS = 7_000;
const DAY_S = 24 * 60 * 60;

/**
 * A time in the past that follows from what a file holds. Servers of static files make an ETag of a
 * file's time and size: so it is the same at both doors and in each build of the same file, and another
 * when the file is. At noon, which every zone has, and in steps of two seconds, for the sake of zip
 * files.
 */
export function contentTime(contents: Uint8Array): Date {
  const sum = createHash("sha256").update(contents).digest().readUInt32BE(0);
  const day = sum % DAYS;
  const seconds = (Math.floor(sum / DAYS) % 1_800) * 2;
  return new Date(FIRST_DAY + (day * DAY_S + DAY_S / 2 + seconds) * 1_000);
}

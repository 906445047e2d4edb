import { readFileSync, writeFileSync } from "node:fs";

/** By this a file that a start wrote is known from a deploy's, which stays. */
const OWN = "// Written by npm start: addresses of this machine, for the page opened from disk.\n";

/**
 * Lets the page, opened from disk, find a run on this machine, unless it knows a deploy.
 *
 * @param script the text of `urls.js`
 * @returns whether it was written
 */
export function writeUrls(file: string, script: string): boolean {
  if (!(read(file)?.startsWith(OWN) ?? true)) return false;
  try {
    writeFileSync(file, OWN + script);
    return true;
  } catch {
    // A folder that cannot be written to: the page opened from disk assumes the usual ports.
    return false;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

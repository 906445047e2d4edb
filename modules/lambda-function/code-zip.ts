import { createHash } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";
import { refuse } from "../checks";
import { hashFiles, readFolder } from "../folder";
import { zip } from "../zip";

export interface CodeZip {
  /** Relative to the stack's folder, as Terraform wants it. */
  readonly path: string;
  /** SHA-256 in base64: what Lambda calls its `CodeSha256`. */
  readonly hash: string;
}

/** What Lambda takes of one function, in bytes: its files, and the zip that is uploaded with it. */
const most = { unzipped: 250 * 2 ** 20, zipped: 50 * 2 ** 20 };

/** One sentence where a function's code is more than Lambda takes. */
export function sizeProblems(folder: string, unzipped: number, zipped: number): string[] {
  const told = (what: string, bytes: number, limit: number) =>
    bytes > limit
      ? [
          `folder "${folder}" has ${bytes} bytes${what}; allowed are ${limit}: leave out what the app does not load.`,
        ]
      : [];
  return [...told("", unzipped, most.unzipped), ...told(" when zipped", zipped, most.zipped)];
}

/** Zips a folder, beside itself, and takes the zip into the stack's folder. */
export function codeZip(scope: Construct, id: string, folder: string): CodeZip {
  const files = readFolder(folder);
  const bytes = zip(files);
  const unzipped = files.reduce((sum, { content }) => sum + content.length, 0);
  refuse(scope, sizeProblems(folder, unzipped, bytes.length));
  const file = `${resolve(folder)}.zip`;
  // Whole or not at all: another synth may be reading it.
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
  const asset = new TerraformAsset(scope, id, {
    path: file,
    type: AssetType.FILE,
    assetHash: hashFiles(files),
  });
  return { path: asset.path, hash: createHash("sha256").update(bytes).digest("base64") };
}

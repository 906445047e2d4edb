import { createHash } from "node:crypto";
import { renameSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";
import { hashFiles, readFolder } from "../folder";
import { zip } from "../zip";

export interface CodeZip {
  /** Relative to the stack's folder, as Terraform wants it. */
  readonly path: string;
  /** SHA-256 in base64: what Lambda calls its `CodeSha256`. */
  readonly hash: string;
}

/** Zips a folder, beside itself, and takes the zip into the stack's folder. */
export function codeZip(scope: Construct, id: string, folder: string): CodeZip {
  const files = readFolder(folder);
  const bytes = zip(files);
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

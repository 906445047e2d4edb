import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3Object } from "@cdktf/provider-aws/lib/s3-object";
import { AssetType, TerraformAsset } from "cdktf";
import type { Construct } from "constructs";

/** What a browser loads; anything else in the folder stays there. */
const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** Asked for again each time, but sent only when it changed: a deploy is seen at once. */
const cacheControl = "no-cache";

/**
 * Puts the folder's web files (not those of its subfolders) into the bucket.
 *
 * @param generated files made for this deploy, which take the place of the folder's, by name
 */
export function siteObjects(
  scope: Construct,
  bucket: S3Bucket,
  folder: string,
  generated: Readonly<Record<string, string>>,
): S3Object[] {
  const names = readdirSync(folder)
    .filter((name) => extname(name) in contentTypes && !(name in generated))
    .sort();
  if (!names.includes("index.html")) {
    throw new Error(`${scope.node.path} cannot be built: folder "${folder}" has no index.html.`);
  }
  const object = (name: string, content: { source: string; hash: string } | { text: string }) =>
    new S3Object(scope, idOf(name), {
      bucket: bucket.id,
      key: name,
      contentType: contentTypes[extname(name)] ?? "application/octet-stream",
      cacheControl,
      ...("text" in content
        ? { content: content.text }
        : { source: content.source, sourceHash: content.hash }),
    });
  return [
    ...names.map((name) => {
      const path = resolve(join(folder, name));
      const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
      const id = `${idOf(name)}_file`;
      const type = AssetType.FILE;
      const asset = new TerraformAsset(scope, id, { path, type, assetHash: hash });
      return object(name, { source: asset.path, hash });
    }),
    ...Object.entries(generated).map(([name, text]) => object(name, { text })),
  ];
}

/** As in `index_html`: a dot would end a Terraform address. */
const idOf = (name: string) => name.replace(/[^A-Za-z0-9]/g, "_");

import { join } from "node:path";
import { App, Testing } from "cdktf";
import type { Folders } from "../../build/app/deployed-folders";
import { declareStack } from "../../main";
import { readSettings } from "../../settings";
import { manifestOf } from "./manifest-of";
import { type Terraform, temporaryFolder } from "./synthesize";

/** What the build makes, small. */
export function builtFolders(): Folders {
  const root = temporaryFolder({
    "functions/index.mjs": "export const handler = async () => ({ statusCode: 200 });\n",
    "containers/index.js": "require('node:http').createServer().listen(8080);\n",
    Dockerfile: "FROM scratch\nCOPY . ./\n",
    "page/index.html": "<!doctype html>\n",
    "page/page.js": "document.title = 'page';\n",
    "page/tsconfig.json": "{}\n",
    "page/src/main.ts": "export {};\n",
    "page/urls.js": "let urls = 'of an older deploy';\n",
  });
  return {
    functions: join(root, "functions"),
    containers: join(root, "containers"),
    dockerfile: join(root, "Dockerfile"),
    page: join(root, "page"),
  };
}

/** What `PROFILE=production` wants at least. */
export const production = {
  PROFILE: "production",
  DOMAIN: "app.example.com",
  ZONE: "example.com",
  BLOG_WRITE_KEY: "a key of these many tests".replaceAll(" ", "-"),
};

/** The whole stack of `main.ts` under these settings. */
export function wholeStack(
  env: Readonly<Record<string, string>> = {},
  { manifest = manifestOf(), folders = builtFolders() } = {},
): Terraform {
  const app = new App({ outdir: temporaryFolder() });
  const settings = readSettings(env, {}, manifest);
  return JSON.parse(Testing.synth(declareStack(app, settings, manifest, folders), true));
}

/**
 * `npm run parts`: prints the table of resources that each backend needs, and writes it as JSON for
 * the page, and the picture of the architecture. All is read from the stack as it is synthesized.
 * `--app FOLDER` does so for another app, and writes where `--out FOLDER` says, or nothing.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { foldersOf } from "../build/app/deployed-folders";
import { type App, findApp } from "../build/app/find-app";
import { buildAll } from "../build/bundles";
import type { Stack } from "../compare/record/stack";
import { declareStack, newApp } from "../main";
import { readSettings } from "../settings";
import { architectureOf } from "./architecture";
import { partsOf, totals } from "./parts";
import { drawPicture } from "./picture";
import { toMarkdown } from "./table";

/** The demo profile's stack, as Terraform would read it. */
function synthesized({ manifest, output }: App): Stack {
  const outdir = mkdtempSync(join(tmpdir(), "parts-"));
  try {
    const app = newApp({ outdir });
    const stack = declareStack(app, readSettings({}, {}, manifest), manifest, foldersOf(output));
    app.synth();
    const { synthesizedStackPath } = app.manifest.forStack(stack);
    return JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8"));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

async function main(): Promise<void> {
  const options = { app: { type: "string" }, out: { type: "string" } } as const;
  const { values } = parseArgs({ options });
  const app = await findApp(values.app);
  await buildAll(["functions", "containers", "page"], app);
  const stack = synthesized(app);
  const parts = partsOf(stack);
  console.log(toMarkdown(parts));
  // The files beside this one are those of the app that comes along, which the page shows.
  const out = values.out ?? (values.app === undefined ? __dirname : undefined);
  if (out === undefined) return;
  mkdirSync(out, { recursive: true });
  const text = JSON.stringify({ totals: totals(parts), parts }, undefined, 2);
  writeFileSync(join(out, "parts.json"), `${text}\n`);
  writeFileSync(join(out, "architecture.svg"), drawPicture(architectureOf(stack), parts));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

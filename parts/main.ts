/**
 * `npm run parts`: prints the table of resources that each backend needs, and writes it as JSON for
 * the page, and the picture of the architecture. All is read from the stack as it is synthesized.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAll } from "../build/bundles";
import { built, declareStack, newApp } from "../main";
import { readSettings } from "../settings";
import { architectureOf } from "./architecture";
import { partsOf, totals } from "./parts";
import { drawPicture } from "./picture";
import { toMarkdown } from "./table";
import type { TerraformFile } from "./terraform";

/** The demo profile's stack, as Terraform would read it. */
function synthesized(): TerraformFile {
  const outdir = mkdtempSync(join(tmpdir(), "parts-"));
  try {
    const app = newApp({ outdir });
    const stack = declareStack(app, readSettings({}), built);
    app.synth();
    const { synthesizedStackPath } = app.manifest.forStack(stack);
    return JSON.parse(readFileSync(join(outdir, synthesizedStackPath), "utf8"));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

async function main(): Promise<void> {
  await buildAll(["functions", "containers", "page"]);
  const file = synthesized();
  const parts = partsOf(file);
  console.log(toMarkdown(parts));
  const json = join(__dirname, "parts.json");
  const picture = join(__dirname, "architecture.svg");
  writeFileSync(json, `${JSON.stringify({ totals: totals(parts), parts }, undefined, 2)}\n`);
  writeFileSync(picture, drawPicture(architectureOf(file), parts));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

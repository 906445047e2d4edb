import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { deflateRawSync } from "node:zlib";
import type { App } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import { environmentOf } from "../../runtime/app/environment";
import { defaults } from "../../settings/defaults";
import { findingOf } from "../catalogue";
import type { Finding } from "../finding";
import type { Limits } from "../limits";
import { madeFor } from "./native";

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
/** Only where it could be too large is it packed to be sure. */
const WORTH_PACKING = 0.9;

/** What is known of the package before anything runs. */
export async function checkPackage(app: App, limits: Limits): Promise<readonly Finding[]> {
  const folder = join(projectFolder, app.output, "functions");
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const size = sizes.reduce((sum, one) => sum + one, 0);
  const findings: Finding[] = [];
  if (size > limits.unzippedBytes) {
    findings.push(findingOf("package-unzipped", { what: `It is ${megabytes(size)} unzipped.` }));
  }
  const zipped = size > limits.zipBytes * WORTH_PACKING ? await packed(files) : 0;
  if (zipped > limits.zipBytes) {
    findings.push(findingOf("package-zip", { what: `It is ${megabytes(zipped)} zipped.` }));
  }
  const variables = Object.entries(environmentOf(app.manifest, process.env));
  const bytes = variables.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (bytes > limits.environmentBytes) {
    const [name = ""] = [...variables].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
    const what = `It is ${bytes} bytes of names and values; ${name} is the longest.`;
    findings.push(findingOf("environment-large", { what }));
  }
  const native = files.filter((file) => file.endsWith(".node"));
  for (const file of native) {
    const machine = madeFor(await readFile(file));
    if (machine === defaults.architecture) continue;
    const what = `${relative(folder, file)} is made for ${machine}; ${defaults.architecture} is deployed.`;
    findings.push(findingOf("native-architecture", { what }));
  }
  return findings;
}

/** About what a zip of the files holds. */
async function packed(files: readonly string[]): Promise<number> {
  let sum = 0;
  for (const file of files) sum += deflateRawSync(await readFile(file), { level: 1 }).length;
  return sum;
}

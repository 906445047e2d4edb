import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Metafile } from "esbuild";
import { projectFolder } from "./project";

/** A package that is in a bundle. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  /** As its package.json has it: an SPDX expression. Empty where it says nothing. */
  readonly license: string;
  /** Its licence and notices, word for word. */
  readonly texts: readonly string[];
}

const IN_PACKAGE = /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//;
const TEXT = /^(licen[cs]e|copying|notice)([.-]|$)/i;

/** The packages of which something came into a bundle, by name and version. */
export async function thirdPartiesOf({ outputs }: Metafile): Promise<readonly ThirdParty[]> {
  const used = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  );
  // A plugin writes a name of its own before a path.
  const folders = used.flatMap((path) => IN_PACKAGE.exec(path.replace(/^[\w-]+:/, ""))?.[1] ?? []);
  const all = await Promise.all([...new Set(folders)].map(thirdPartyIn));
  const byName = new Map(all.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
}

async function thirdPartyIn(path: string): Promise<ThirdParty> {
  const folder = resolve(projectFolder, path);
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const files = (await readdir(folder)).filter((file) => TEXT.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return {
    name: String(name),
    version: String(version),
    license: typeof license === "string" ? license : String(license?.type ?? ""),
    texts: texts.map((text) => text.trim()),
  };
}

/** What licences ask to be handed on with what was made of the packages: each text once, with whose it is. */
export function noticesOf(parties: readonly ThirdParty[]): string {
  const titles = parties.map((one) => ({ ...one, title: `${one.name} ${one.version}` }));
  const owners = new Map<string, string[]>();
  for (const { title, texts } of titles) {
    for (const text of texts) owners.set(text, [...(owners.get(text) ?? []), title]);
  }
  const list = titles.map(({ title, license }) => `${title}: ${license || "no licence is stated"}`);
  const line = "-".repeat(78);
  const parts = [...owners].map(([text, of]) => [line, of.join("\n"), line, text].join("\n\n"));
  return `${[list.join("\n"), ...parts].join("\n\n")}\n`;
}

/**
 * A bill of materials in CycloneDX 1.6. Without a time and a serial number: the same bundle has the same one,
 * and what is deployed is told by its content.
 * https://cyclonedx.org/docs/1.6/json/
 */
export function sbomOf(app: string, parties: readonly ThirdParty[]): string {
  const components = parties.map(({ name, version, license }) => ({
    type: "library",
    name,
    version,
    purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
    ...(license && { licenses: [{ expression: license }] }),
  }));
  return `${JSON.stringify(
    {
      bomFormat: "CycloneDX",
      specVersion: "1.6",
      version: 1,
      metadata: { component: { type: "application", name: app } },
      components,
    },
    undefined,
    1,
  )}\n`;
}

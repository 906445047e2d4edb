import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildAll } from "../../build/bundles";
import { projectFolder } from "../../build/project";
import { noticesOf, sbomOf, thirdPartiesOf } from "../../build/third-party";

interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly { readonly expression: string }[];
  }[];
}
const { packages } = JSON.parse(readFileSync(join(projectFolder, "package-lock.json"), "utf8")) as {
  packages: Readonly<Record<string, { version?: string; license?: string }>>;
};
const locked = new Set(
  Object.entries(packages).map(
    ([path, { version }]) => `${path.slice(path.lastIndexOf("node_modules/") + 13)}@${version}`,
  ),
);

describe.each(["functions", "containers"] as const)("what is shipped as %s", (name) => {
  let sbom: Sbom;
  let notices: string;
  beforeAll(async () => {
    await buildAll([name]);
    const file = (of: string) => readFileSync(join(projectFolder, "dist", name, of), "utf8");
    sbom = JSON.parse(file("sbom.json"));
    notices = file("THIRD-PARTY-NOTICES.txt");
  });

  test("says what is in it, each as it is locked, under a licence that may be passed on", () => {
    expect(sbom).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.6" });
    const names = sbom.components.map((one) => one.name);
    expect(names).toEqual(
      expect.arrayContaining(["express", "@aws-sdk/lib-dynamodb", "@smithy/core", "valibot"]),
    );
    for (const { name: its, version, purl, licenses } of sbom.components) {
      expect(locked).toContain(`${its}@${version}`);
      expect(purl).toBe(`pkg:npm/${its.replace("@", "%40")}@${version}`);
      expect(licenses[0]?.expression).toMatch(/^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause)$/);
    }
    expect(names.includes("@vendia/serverless-express")).toBe(name === "functions");
  });

  test("has the licence's text of each that brings one", () => {
    for (const { name: its, version, licenses } of sbom.components) {
      expect(notices).toContain(`${its} ${version}: ${licenses[0]?.expression}`);
    }
    expect(notices).toContain("Permission is hereby granted, free of charge");
    expect(notices).toContain("TJ Holowaychuk");
    expect(notices).toContain("Apache License");
  });
});

test("what left nothing in a bundle is not named; two versions are two", async () => {
  const used = { bytesInOutput: 1 };
  const inputs = {
    "node_modules/express/index.js": used,
    "examples/orders/node_modules/express/index.js": used,
    "node_modules/valibot/dist/index.js": { bytesInOutput: 0 },
    "runtime/app.ts": used,
  };
  const parties = await thirdPartiesOf({ inputs: {}, outputs: { "a.js": { inputs } as never } });
  expect(parties.map(({ name, version }) => [name, version[0]])).toEqual([
    ["express", "4"],
    ["express", "5"],
  ]);
  expect(noticesOf(parties)).toMatch(
    /^express 4\..*: MIT\nexpress 5\..*: MIT\n\n-{78}\n\nexpress 4/,
  );
  expect(sbomOf("a", parties)).toBe(sbomOf("a", parties));
});

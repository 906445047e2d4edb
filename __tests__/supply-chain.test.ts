import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
}

const root = join(__dirname, "..");
const lockOf = (folder: string): [string, Locked][] => {
  const text = readFileSync(join(root, folder, "package-lock.json"), "utf8");
  const { packages } = JSON.parse(text) as { packages: Record<string, Locked> };
  // The first is the project itself.
  return Object.entries(packages).filter(([name]) => name !== "");
};
const names = (found: readonly (readonly [string, Locked])[]) => found.map(([name]) => name);

describe.each(["", "examples/orders", "bench/peers", "bench/peers/gateway"])(
  "the lock file of %p",
  (folder) => {
    const locked = lockOf(folder);

    test("knows what each package's content is", () => {
      expect(locked.length).toBeGreaterThan(10);
      // What a package brings along inside itself is part of its own content.
      const own = locked.filter(([, { inBundle, link }]) => !inBundle && !link);
      const unknown = own.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"));
      expect(names(unknown)).toEqual([]);
    });

    test("holds no addresses, so that each registry will do", () => {
      expect(names(locked.filter(([, { resolved }]) => resolved !== undefined))).toEqual([]);
    });
  },
);

describe("what is needed to deploy and run", () => {
  const production = lockOf("").filter(([, { dev }]) => !dev);

  test("runs nothing when it is installed", () => {
    expect(names(production.filter(([, { hasInstallScript }]) => hasInstallScript))).toEqual([]);
  });

  test("may be passed on", () => {
    const free = /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|MPL-2\.0)$/;
    const others = production.filter(([, { license }]) => !free.test(license ?? ""));
    // Brought along inside cdktf, which runs where one deploys and ships nowhere.
    const known = ["Public Domain", "(MIT OR CC0-1.0)"];
    const wrong = others.filter(
      ([name, { license = "none" }]) =>
        !(name.startsWith("node_modules/cdktf/") && known.includes(license)),
    );
    expect(wrong.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
  });
});

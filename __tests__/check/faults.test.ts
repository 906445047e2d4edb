import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findApp } from "../../build/app/find-app";
import { mustChange } from "../../check/finding";
import type { Report } from "../../check/report/report";
import { check } from "../../check/run";
import { type AppFolder, makeApp } from "../apps/make-app";
import { appOf, ownPath, saysOf } from "./faults/fault";
import { instanceFaults } from "./faults/instances";
import { protocolFaults } from "./faults/protocol";
import { requestFaults } from "./faults/requests";
import { startStore } from "./store";

const faults = [...instanceFaults, ...requestFaults, ...protocolFaults];
const scenario = { requests: [] };
/** What is waited for is short: the faults are quick. */
const short = { afterMs: 700, listenMs: 700, loadMs: 300, gatewayMs: 6_000 };
/** The sound one's large answers, several at once, take some 350 MB of a quick machine. */
const memory = { functionMemoryMb: 500, containerMemoryMb: 500 };

let store: Awaited<ReturnType<typeof startStore>>;
const folders: AppFolder[] = [];
beforeAll(async () => {
  store = await startStore();
});
afterAll(async () => {
  await store.close();
  for (const folder of folders) await folder.remove();
});

async function checked(which: "faulty" | "sound", manifest: object): Promise<Report> {
  const files = {
    "index.js": appOf(faults, which),
    "data/left.txt": "left",
    "data/outside.txt": "outside",
    "shipped/words.txt": "words",
  };
  const app = await makeApp(files, "express 5");
  folders.push(app);
  const values = { STORE: store.url, OUTSIDE: join(app.folder, "data/outside.txt") };
  const said = { files: ["shipped"], environment: { values }, ...manifest };
  await writeFile(
    join(app.folder, "manifest.js"),
    `module.exports = ${JSON.stringify({ timeouts: { function: 4000 }, ...said })};`,
  );
  return check({
    app: await findApp(app.folder),
    scenario,
    readsOnly: false,
    limits: { ...memory, ...short },
    progress: () => {},
  });
}

describe("an app with every fault", () => {
  let report: Report;
  beforeAll(async () => {
    report = await checked("faulty", {});
  });

  test.each(faults.flatMap((fault) => saysOf(fault).map((says) => [fault.kind, says] as const)))(
    "%s is found where it is: %s",
    (kind, says) => {
      const found = report.findings.filter((one) => one.kind === kind).map(({ what }) => what);
      expect(found).toContainEqual(expect.stringMatching(says));
    },
  );

  test("nothing is found that is not there", () => {
    const wrong = report.findings.filter(({ kind, what }) => {
      const own = faults.filter((one) => one.kind === kind).flatMap(saysOf);
      return ![ownPath(kind), ...own].some((says) => says.test(what));
    });
    expect(wrong.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([]);
  });
});

describe("its sound twin", () => {
  let report: Report;
  beforeAll(async () => {
    report = await checked("sound", { paths: "alike" });
  });

  test("is found nothing of", () => {
    expect(report.findings.map(({ kind, what }) => `${kind}: ${what}`)).toEqual([]);
    expect(mustChange(report.findings)).toBe(false);
  });
});

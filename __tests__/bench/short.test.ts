import type { Bench, Setting } from "../../bench/bench";
import { bench as container } from "../../bench/container/bench";
import { bench as database } from "../../bench/database/bench";
import { bench as gateway } from "../../bench/gateway/bench";
import { bench as install } from "../../bench/install/bench";
import { bench as list } from "../../bench/list/bench";
import { bench as page } from "../../bench/page/bench";
import { bench as server } from "../../bench/server/bench";
import { bench as start } from "../../bench/start/bench";
import { bench as synth } from "../../bench/synth/bench";
import { chromium, describeWith } from "../support/tools";

const setting: Setting = { node: process.execPath, short: true, progress: () => {} };

async function runs(bench: Bench): Promise<void> {
  const figures = await bench.run(setting);
  const contenders = figures.flatMap(({ contenders }) => contenders);
  const silent = contenders.filter(({ samples, skipped }) => !samples.length && !skipped);
  expect(silent).toEqual([]);
  const samples = contenders.flatMap(({ samples }) => samples);
  expect(samples.filter((value) => !(value >= 0 && Number.isFinite(value)))).toEqual([]);
  expect(contenders.some(({ ours, samples }) => ours && samples.length > 0)).toBe(true);
  for (const { base, contenders } of figures) {
    expect(contenders.map(({ name }) => name)).toEqual(
      base === undefined ? expect.anything() : expect.arrayContaining([base]),
    );
  }
}

const everywhere = [server, container, database, list, gateway, start, synth, install];

test.each(everywhere.map((bench): [string, Bench] => [bench.name, bench]))(
  "%s measures each of its contenders that is not skipped",
  (_, bench) => runs(bench),
);

describeWith([chromium], "with a browser", () => {
  test("the page is measured", () => runs(page));
});

import type { Bench, Setting } from "../../bench/bench";
import { bench as container } from "../../bench/container/bench";
import { bench as install } from "../../bench/install/bench";
import { bench as list } from "../../bench/list/bench";
import { bench as server } from "../../bench/server/bench";
import { bench as synth } from "../../bench/synth/bench";

const setting: Setting = { node: process.execPath, short: true, progress: () => {} };

test.each(
  [server, container, list, synth, install].map((bench): [string, Bench] => [bench.name, bench]),
)(
  "%s measures each of its contenders that is not skipped",
  async (_, bench) => {
    const figures = await bench.run(setting);
    const contenders = figures.flatMap(({ contenders }) => contenders);
    const silent = contenders.filter(({ samples, skipped }) => !samples.length && !skipped);
    expect(silent).toEqual([]);
    const samples = contenders.flatMap(({ samples }) => samples);
    expect(samples.filter((value) => !(value > 0 && Number.isFinite(value)))).toEqual([]);
    expect(contenders.some(({ ours, samples }) => ours && samples.length > 0)).toBe(true);
    for (const { base, contenders } of figures) {
      expect(contenders.map(({ name }) => name)).toEqual(
        base === undefined ? expect.anything() : expect.arrayContaining([base]),
      );
    }
  },
  240_000,
);

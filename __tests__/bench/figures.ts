import type { Figure } from "../../bench/bench";
import type { Part } from "../../bench/report/results";

/** Two of three rounds of ours reach half of the base; one peer was skipped. */
export const figure: Figure = {
  name: "server: a store",
  unit: "requests/s",
  better: "more",
  base: "raw",
  aim: 0.5,
  contenders: [
    { name: "raw", samples: [100, 200, 400] },
    { name: "ours", ours: true, samples: [60, 80, 240] },
    { name: "slow", samples: [10, 40, 40] },
    { name: "Flask", samples: [], skipped: "pip install flask" },
  ],
};

export const partOf = (bench: string, node = "22.23.3"): Part => ({
  bench,
  node,
  date: "2026-11-24T12:00:00.000Z",
  machine: { cpu: "A <fast> one", cores: 2, memoryGb: 8, system: "linux x64" },
  figures: [figure],
});

// Two workers: one deploys, which mostly is waiting, while the other runs what takes the CPU. The first
// deploy is the longest of all suites; beside it go those of Docker, one after the other, since a
// container that is held to a quarter of a CPU bears no second load on the machine.
const { dirname } = require("node:path");
const paths = [dirname(require.resolve("jest"))];
const { default: Sequencer } = require(require.resolve("@jest/test-sequencer", { paths }));

const inFolder =
  (folder) =>
  ({ path }) =>
    path.replaceAll("\\", "/").includes(`/__tests__/${folder}/`);

module.exports = class extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const [deploys, docker] = ["deploy", "docker"].map((folder) =>
      sorted.filter(inFolder(folder)).sort((a, b) => (a.path < b.path ? -1 : 1)),
    );
    const others = sorted.filter((test) => !deploys.includes(test) && !docker.includes(test));
    const between = Math.ceil(others.length / Math.max(1, deploys.length));
    const [first, ...later] = deploys;
    return [
      ...(first ? [first] : []),
      ...docker,
      ...others.slice(0, between),
      ...later.flatMap((deploy, at) => [
        deploy,
        ...others.slice((at + 1) * between, (at + 2) * between),
      ]),
      ...(first ? [] : others.slice(between)),
    ];
  }
};
